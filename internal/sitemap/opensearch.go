package sitemap

import (
	"encoding/xml"
	"fmt"
	"strings"

	"faultbook/internal/output"
	"faultbook/internal/site"
)

// OpenSearchPath tells browsers how to search the site from their address bar.
const OpenSearchPath = "opensearch.xml"

type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          `xml:"ShortName"`
	Description string          `xml:"Description"`
	Language    string          `xml:"Language"`
	Encoding    string          `xml:"InputEncoding"`
	URLs        []openSearchURL `xml:"Url"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

// Limits of the specification, in characters.
const (
	maxShortName   = 16
	maxDescription = 1024
)

func describeSearch(s *site.Site) (output.File, error) {
	root := s.Config.BaseURL.String()
	description := s.Config.Description
	if description == "" {
		description = s.Config.Title
	}
	data, err := encodeXML(openSearch{
		ShortName: cut(s.Config.Title, maxShortName), Description: cut(description, maxDescription), Language: s.Config.Language, Encoding: "UTF-8",
		URLs: []openSearchURL{
			{Type: "text/html", Template: root + site.SearchURL + "?q={searchTerms}"},
			{Type: "application/opensearchdescription+xml", Rel: "self", Template: root + OpenSearchPath},
		},
	})
	if err != nil {
		return output.File{}, fmt.Errorf("describe the search: %w", err)
	}
	return output.File{Path: OpenSearchPath, Data: data}, nil
}

// cut shortens a text to whole words, where it can.
func cut(text string, most int) string {
	signs := []rune(text)
	if len(signs) <= most {
		return text
	}
	short := string(signs[:most])
	if i := strings.LastIndexByte(string(signs[:most+1]), ' '); i > 0 {
		short = short[:min(i, len(short))]
	}
	return strings.TrimSpace(short)
}
