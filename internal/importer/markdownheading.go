package importer

import (
	"regexp"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"
)

// heading matches a heading of the first level at the beginning of a text.
var heading = regexp.MustCompile(
	`\A\s*(?:#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\z)|([^\n#>\-*|` + "`" + `]+)\n=+[ \t]*(?:\n|\z))`,
)

// attributes matches {#id} and the like at the end of a heading.
var attributes = regexp.MustCompile(`\s*\{[^{}]*\}\s*$`)

// topAnchors lists the anchors of the heading that a text begins with.
func topAnchors(body string) []string {
	m := heading.FindStringSubmatch(body)
	if m == nil {
		return nil
	}
	title, own := attributes.ReplaceAllString(m[1]+m[2], ""), ownAnchor.FindStringSubmatch(m[1]+m[2])
	anchors := []string{entry.Slug(recognise.Plain(title))}
	if own != nil && own[1] != "" {
		anchors = append(anchors, own[1])
	}
	return anchors
}

// firstHeading cuts the heading that a text begins with off it, if there is one.
func firstHeading(body string) (title, rest string, found bool) {
	m := heading.FindStringSubmatchIndex(body)
	if m == nil {
		return "", body, false
	}
	for group := 2; group < len(m); group += 2 {
		if m[group] >= 0 {
			title = attributes.ReplaceAllString(body[m[group]:m[group+1]], "")
		}
	}
	return strings.TrimSpace(recognise.Plain(title)), body[m[1]:], true
}
