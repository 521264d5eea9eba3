package importer

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/dialect"
	"faultbook/internal/importer/entry"
)

// Folders of Docusaurus with other editions of the pages.
const (
	versionsDir     = "versioned_docs"
	translationsDir = "i18n"
	// currentDir is the folder of the translations of the pages in docs, below the one of a language.
	currentDir = contentPlugin + "docs/current"
	// contentPlugin begins the names of the folders with translations of pages.
	contentPlugin = "docusaurus-plugin-content-"
)

// defaultLocale matches the setting of Docusaurus for the language of the pages in docs.
var defaultLocale = regexp.MustCompile(`defaultLocale\s*:\s*['"]([^'"]+)['"]`)

// localeForm matches the name of a folder that can be a language of a site.
var localeForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// translations reads the translations that Docusaurus has of the pages.
func (f *markdownFolder) translations() []entry.Document {
	if !strings.HasPrefix(f.of.config, "docusaurus.") {
		return nil
	}
	own := ""
	if settings, err := fs.ReadFile(f.root, f.of.config); err == nil {
		if m := defaultLocale.FindSubmatch(settings); m != nil {
			own = string(m[1])
		}
	}
	languages, err := fs.ReadDir(f.root, translationsDir)
	if err != nil {
		return nil
	}
	var out []entry.Document
	for _, language := range languages {
		dir := path.Join(translationsDir, language.Name(), currentDir)
		if !localeForm.MatchString(language.Name()) || language.Name() == own || !isDir(f.root, dir) {
			continue
		}
		f.editions = append(f.editions, dir)
		docs, err := f.translated(language.Name(), dir)
		if err != nil {
			f.p.plan.Report.unplaced("%s: %v", dir, err)
		}
		if out = append(out, docs...); len(docs) > 0 {
			f.p.plan.Report.unplaced("%s: translated pages: %d; they need `%s: {}` in `languages` of faultbook.yaml",
				dir, len(docs), language.Name())
		}
	}
	return out
}

// translated reads the translations into one language.
func (f *markdownFolder) translated(language, dir string) ([]entry.Document, error) {
	files, err := fs.Sub(f.root, dir)
	if err != nil {
		return nil, err
	}
	var out []entry.Document
	err = fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || !isMarkdown(name) || strings.HasPrefix(path.Base(name), "_") {
			return err
		}
		page, known := f.sameStem(name)
		if !known {
			f.p.plan.Report.unplaced("%s: it is left out: no page has this name", path.Join(dir, name))
			return nil
		}
		d, err := f.translation(language, files, name, page, path.Join(dir, name))
		if err != nil {
			f.p.plan.Report.unplaced("%s: %v", path.Join(dir, name), err)
			return nil
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// sameStem returns the page with the name of a translation, whatever its ending.
func (f *markdownFolder) sameStem(name string) (string, bool) {
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, page := range []string{name, stem + ".md", stem + ".mdx"} {
		if _, known := f.moved[page]; known {
			return page, true
		}
	}
	return "", false
}

// translation reads the translation of one page. Its links are relative to the page.
func (f *markdownFolder) translation(language string, files fs.FS, name, page, as string) (entry.Document, error) {
	text, meta, problem, err := readPage(files, name)
	if err != nil {
		return entry.Document{}, err
	}
	if problem != nil {
		f.p.plan.Report.unplaced("%s: %v", as, problem)
	}
	title, body := f.converted(page, as, text, meta)
	to := f.moved[page]
	d := entry.Document{
		Identity: language + "|" + to, Near: language + "|" + to, Source: f.name, Language: language,
		Folder: cleanDir(path.Dir(to)), Names: []string{strings.TrimSuffix(path.Base(to), ".md")},
		Values: []entry.Value{{Key: "title", Value: title}},
		Body:   strings.TrimSpace(f.links(page, language, dialect.Demote(body))),
	}
	if summary := strings.Join(strings.Fields(meta.text("description", "summary")), " "); summary != "" {
		d.Values = append(d.Values, entry.Value{Key: "summary", Value: summary})
	}
	if words := append(meta.list("keywords"), meta.list("tags")...); len(words) > 0 {
		d.Values = append(d.Values, entry.Value{Key: "keywords", Value: words})
	}
	f.p.plan.Report.Articles++
	return d, nil
}

// translatedFile takes over a file that is beside the translation of a page, such as a picture, and returns its path
// below content. Its name has the language, as the page may have a file of the same name.
func (f *markdownFolder) translatedFile(page, language, written string) (string, bool) {
	plain := unescaped(written)
	old := path.Join(path.Dir(page), plain)
	if language == "" || scheme.MatchString(plain) || strings.HasPrefix(plain, "/") || strings.HasPrefix(old, "../") {
		return "", false
	}
	ending := path.Ext(old)
	to := strings.TrimSuffix(old, ending) + "." + language + ending
	return f.file(f.root, path.Join(translationsDir, language, currentDir, old), to)
}

// otherEditions lists the folders with other editions of the pages that were not read.
func (f *markdownFolder) otherEditions() []string {
	var out []string
	if f.of.config == "" {
		return out
	}
	if isDir(f.root, versionsDir) {
		out = append(out, versionsDir)
	}
	languages, err := fs.ReadDir(f.root, translationsDir)
	if err != nil {
		return out
	}
	for _, language := range languages {
		below, err := fs.ReadDir(f.root, path.Join(translationsDir, language.Name()))
		for _, plugin := range below {
			dir := path.Join(translationsDir, language.Name(), plugin.Name())
			read := slices.Contains(f.editions, path.Join(dir, path.Base(currentDir)))
			if err == nil && plugin.IsDir() && strings.HasPrefix(plugin.Name(), contentPlugin) && !read {
				out = append(out, dir)
			}
		}
	}
	return out
}

func isDir(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.IsDir()
}
