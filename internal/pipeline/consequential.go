package pipeline

import (
	"path"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// suppressConsequential removes problems that may be consequences of files that cannot be
// parsed. Without the settings every severity, surface, contact and field of the site's own
// seems unknown, and translations seem pages; without a page its labels and anchors do.
// Independent faults appear once the file is fixed. Where a field of the settings has a fault,
// an unknown key may be this field.
func suppressConsequential(problems diag.List, badFields bool) diag.List {
	if badFields {
		problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
			return d.Code == diag.UnknownKey && d.Pos.File != config.FileName
		})
	}
	settings, pages := false, unparsed{}
	for _, d := range problems {
		switch {
		case !slices.Contains(unparsedCodes, d.Code):
		case d.Pos.File == config.FileName:
			settings = true
		case strings.HasPrefix(d.Pos.File, source.ContentDir):
			pages[d.Pos.File] = d.Code == diag.NotUTF8 || d.Code == diag.Unreadable || d.Code == diag.TooLarge
		}
	}
	if !settings && len(pages) == 0 {
		return problems
	}
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		return settings && d.Pos.File != config.FileName && slices.Contains(settingsCodes, d.Code) || pages.explain(d)
	})
}

// unparsedCodes are those of files that cannot be parsed.
var unparsedCodes = []diag.Code{
	diag.BadYAML, diag.NoFrontMatter, diag.NotUTF8, diag.Unreadable, diag.TooLarge, diag.TooDeep,
}

// settingsCodes are those of problems that settings which cannot be parsed may cause.
var settingsCodes = []diag.Code{
	diag.UnknownTerm, diag.UnknownKey, diag.MissingKey, diag.BadDirective, diag.ForeignGap, diag.EmptyTable,
	diag.LostAddress, diag.NoTranslation,
}

// unparsed holds files and folders of the content by path: false for pages whose text is
// known, true for anything else.
type unparsed map[string]bool

// explain reports whether a problem may be a consequence of these files.
func (n unparsed) explain(d diag.Diagnostic) bool {
	if len(n) == 0 {
		return false
	}
	switch d.Code {
	case diag.EmptyTable, diag.AmbiguousLink, diag.LostAddress, diag.LostAnchor, diag.LostCode, diag.ChangedID:
		return true
	case diag.NoSuchPage:
		// A name without a slash may be a label of any page.
		return d.Names != "" && !strings.Contains(d.Names, "/") || n.missing(d.Names)
	case diag.NoSuchFile, diag.BadDirective:
		return n.missing(d.Names)
	case diag.NoSuchAnchor:
		_, whole := n[d.Names]
		return whole || n.above(d.Names)
	case diag.UnknownKey, diag.MissingKey:
		return n.above(d.Pos.File) // a folder's `kind` decides which keys there are
	}
	return false
}

// missing reports whether a reference may name a page that could not be read.
func (n unparsed) missing(name string) bool {
	name = strings.ToLower(strings.Trim(name, "/"))
	for file, unknown := range n {
		id := strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/_index"))
		if unknown && name != "" && strings.Contains(name, path.Base(id)) {
			return true
		}
	}
	return false
}

// above reports whether the document of a folder around a file could not be read.
func (n unparsed) above(file string) bool {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if n[dir+"/"+indexFile] {
			return true
		}
	}
	return false
}
