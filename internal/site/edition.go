package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"faultbook/internal/document"
)

// EditionOf returns NAME-VERSION, which names the offline bundle and its folder, of a site
// in all its languages, the first one first. The settings give both. Without them the name
// is that of the title, and the version the latest day in any language, or else a hash of
// the content.
func EditionOf(sites []*Site) string {
	first := sites[0]
	if len(sites) == 1 || first.Config.Version != "" {
		return first.edition
	}
	all := *first
	if all.Updated = Latest(sites); !all.Updated.IsZero() {
		return edition(&all)
	}
	sum := sha256.New()
	for _, s := range sites {
		sum.Write([]byte(s.Config.Language + "\x00" + s.edition + "\x00"))
	}
	config := *first.Config
	config.Version = hex.EncodeToString(sum.Sum(nil))[:10]
	all.Config = &config
	return edition(&all)
}

// Latest returns the day of the last change of a site in all its languages; zero when
// unknown.
func Latest(sites []*Site) (day time.Time) {
	for _, s := range sites {
		if s.Updated.After(day) {
			day = s.Updated
		}
	}
	return day
}

func edition(s *Site) string {
	name, version := s.Config.Name, s.Config.Version
	if name == "" {
		name = asciiSlug(s.Config.Title)
	}
	if version == "" && !s.Updated.IsZero() {
		version = s.Updated.Format(time.DateOnly)
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

// asciiSlug makes a file name from a title, in ASCII because some unzip programs garble
// other letters.
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
