package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"faultbook/internal/document"
)

// Edition returns NAME-VERSION, what the offline bundle and its folder are
// called. The settings give both; without them the name is the title's, and
// the version the latest day in the content, or else a sum of the content.
func (s *Site) Edition() string { return s.edition }

func edition(s *Site) string {
	name, version := s.Config.Name, s.Config.Version
	if name == "" {
		name = asciiSlug(s.Config.Title)
	}
	if version == "" && !s.Updated.IsZero() {
		version = s.Updated.Format("2006-01-02")
	}
	if version == "" {
		sum := sha256.New()
		for _, p := range s.Pages {
			sum.Write([]byte(p.URL + "\x00"))
			sum.Write(p.File.Text)
		}
		version = hex.EncodeToString(sum.Sum(nil))[:10]
	}
	return name + "-" + version
}

// asciiSlug makes a file name of a title: some unzip programs still garble other
// letters.
func asciiSlug(title string) string {
	slug := strings.Map(func(r rune) rune {
		if r > 0x7e {
			return -1
		}
		return r
	}, document.Slug(title))
	slug = strings.Trim(slug[:min(len(slug), 40)], "-")
	if slug == "" {
		return "help-center"
	}
	return slug
}
