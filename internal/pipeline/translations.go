package pipeline

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
	"faultbook/internal/texts"
)

const pageExt = ".md"

// translationOf returns the document that a file translates, by its path, and the tag of
// the language: content/a/retrying.de.md and content.de/a/retrying.md translate
// content/a/retrying.md. Both are empty for other files.
func (s *Sources) translationOf(name string) (of, language string) {
	dir, below, _ := source.CutContent(name)
	stem := strings.TrimSuffix(name, pageExt)
	end := path.Ext(stem)
	for _, l := range s.languages {
		switch {
		case dir == source.TranslationDir(l.Language):
			return source.ContentDir + "/" + below, l.Language
		case dir == source.ContentDir && end != "" && strings.EqualFold(end[1:], l.Language):
			return strings.TrimSuffix(stem, end) + pageExt, l.Language
		}
	}
	return "", ""
}

// noteTranslations notes which documents are translations. Of two translations of a page
// into a language the one beside the page counts.
func (s *Sources) noteTranslations() {
	for name, doc := range s.documents {
		doc.translations = nil
		if of, language := s.translationOf(name); of != doc.translates || language != doc.language {
			doc.translates, doc.language, doc.parsed = of, language, nil
		}
	}
	// A path in content/ sorts after those in content.de/.
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(s.documents))) {
		doc := s.documents[name]
		of := s.documents[doc.translates]
		other := ""
		if of != nil && of.translates == "" {
			if of.translations == nil {
				of.translations = map[string]string{}
			}
			if other = of.translations[doc.language]; other == "" {
				of.translations[doc.language] = name
			}
		}
		if other != doc.other {
			doc.other, doc.parsed = other, nil
		}
	}
}

// parseTranslation parses a translation of a document that is parsed.
func (s *Sources) parseTranslation(doc *sourceDocument, keep document.Keep) {
	of := s.documents[doc.translates]
	switch {
	case of == nil || of.translates != "" || of.parsed == nil:
		doc.parsed, doc.faults = nil, diag.List{noSource(doc)}
	case doc.other != "":
		d := doc.file.Fault(source.At{}, 0, diag.TwoTranslations,
			fmt.Sprintf("%s is a translation of %s into %s too", doc.other, doc.translates,
				texts.For("en").NameOf(doc.language)),
			"merge the two files into one, and delete the other")
		d.Related = []diag.Note{{Pos: diag.Pos{File: doc.other}, Text: "the other translation is here"}}
		doc.parsed, doc.faults = nil, diag.List{d}
	default:
		doc.parsed, doc.faults = document.ParseTranslation(doc.file, of.parsed, doc.language, keep)
	}
}

// noSource reports a translation of a document that does not exist.
func noSource(doc *sourceDocument) diag.Diagnostic {
	hint := "rename it: the translation of a page has its name, such as retrying.de.md for retrying.md"
	if dir, _, _ := source.CutContent(doc.file.Path); dir != source.ContentDir {
		hint = fmt.Sprintf("rename it: %s/a/retrying.md translates %s/a/retrying.md", dir, source.ContentDir)
	}
	return doc.file.Fault(source.At{}, 0, diag.NoSource,
		fmt.Sprintf("there is no %s for this file to translate", doc.translates), hint)
}

// TranslationsOf returns the paths of the translations of a document, sorted.
func (s *Sources) TranslationsOf(name string) []string {
	if doc := s.documents[name]; doc != nil {
		return slices.Sorted(maps.Values(doc.translations))
	}
	return nil
}

// ContentDirs returns the folders that hold the pages of the site and their translations.
// Those for translations need not exist.
func (s *Sources) ContentDirs() []string {
	dirs := []string{source.ContentDir}
	for _, l := range s.languages {
		dirs = append(dirs, source.TranslationDir(l.Language))
	}
	return dirs
}

// refuseResources reports the files beside translations, and takes them out: files of the
// site have their place in its content folder.
func (s *Sources) refuseResources(tree *source.Tree) {
	for _, name := range tree.Resources {
		text := "this file is not published: a folder with translations has pages only"
		hint := "put it into " + source.ContentDir + ", and give it another name there, such as plan.de.png"
		if !strings.Contains(name, "/") {
			text, hint = "this is a file and not a folder with translations", "rename it, or make it a folder"
		}
		s.unread[name] = diag.List{noTranslation(name, text, hint)}
	}
	tree.Resources = nil
}

func noTranslation(name, text, hint string) diag.Diagnostic {
	return diag.Diagnostic{Pos: diag.Pos{File: name}, Code: diag.NoTranslation,
		Severity: diag.SeverityOf(diag.NoTranslation), Text: text, Hint: hint}
}

// noteFolders notes the folders with translations into languages that the site lacks.
func (s *Sources) noteFolders() {
	s.strayFolders = nil
	entries, err := fs.ReadDir(s.files, ".")
	if err != nil {
		return // reading the settings reports it
	}
	dirs := s.ContentDirs()
	for _, e := range entries {
		name := e.Name()
		if !source.IsContentDir(name) || slices.Contains(dirs, name) {
			continue
		}
		if info, err := fs.Stat(s.files, name); err != nil || !info.IsDir() {
			continue
		}
		if own := source.TranslationDir(s.Settings.Language); strings.EqualFold(own, name) {
			s.strayFolders = append(s.strayFolders, noTranslation(name, "this folder is not read: its language is the "+
				"first one of the site, whose pages are in "+source.ContentDir, "move its pages to "+source.ContentDir))
			continue
		}
		same := slices.IndexFunc(dirs, func(dir string) bool { return strings.EqualFold(dir, name) })
		hint := "add the language to `languages` in the settings, or rename the folder"
		if same >= 0 {
			if _, err := fs.Stat(s.files, dirs[same]); err == nil {
				continue // the system ignores letter case, so both names are one folder
			}
			hint = "did you mean " + dirs[same] + "?"
		}
		s.strayFolders = append(s.strayFolders,
			noTranslation(name, "this folder is not read: the site has no language of this name", hint))
	}
}

// shortTag is how many letters the tag of a language has in names of files. Tags of three
// letters are words too, such as old, new, win and mac.
const shortTag = 2

// strayTranslations reports pages that look like translations of the page beside them into a
// language that the site lacks: they are separate pages.
func (s *Sources) strayTranslations() diag.List {
	var out diag.List
	for name, doc := range s.documents {
		stem := strings.TrimSuffix(name, pageExt)
		end := path.Ext(stem)
		if doc.translates != "" || end == "" || s.documents[strings.TrimSuffix(stem, end)+pageExt] == nil {
			continue
		}
		tag, hint := texts.CheckTag(end[1:])
		base, _, _ := strings.Cut(tag, "-")
		if hint != "" || len(base) != shortTag || texts.SameLanguage(tag, s.Settings.Language) {
			continue
		}
		out = append(out, noTranslation(name,
			fmt.Sprintf("this is a separate page and no translation: the site has no language %q", tag),
			"add the language to `languages` in the settings, or rename the file"))
	}
	return out
}
