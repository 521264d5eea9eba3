package reader

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"faultbook/internal/importer/table"
)

// leftOut returns notes on the parts of an article that have no place, and collects its unknown keys.
func (w *export) leftOut(v map[string]any) []string {
	var notes []string
	if outdated, _ := v["outdated"].(bool); outdated {
		notes = append(notes, "its translation is marked as outdated there")
	}
	for _, key := range []string{"translations", "translated_content"} {
		for _, locale := range locales(v[key]) {
			notes = append(notes, "its translation into "+locale+" is left out: write it as a page of that language")
		}
	}
	files, _ := v["attachments"].([]any)
	for _, one := range files {
		if file, is := one.(map[string]any); is {
			notes = append(notes, fmt.Sprintf("the attached file %s is left out: %s",
				first(file, "file_name", "name"), first(file, "content_url", "attachment_url", "url")))
		}
	}
	for key, value := range v {
		if value != nil && !slices.Contains(placed, key) && !slices.Contains(w.foreign, key) {
			w.foreign = append(w.foreign, key)
		}
	}
	return notes
}

// placed are the keys of articles that have a place in the site, or a note of their own.
var placed = []string{
	"id", "type", "title", "name", "body", "html", "content", "description", "html_url", "url", "_links", "draft",
	"state", "status", "label_names", "labels", "tags", "edited_at", "updated_at", "version", "section_id",
	"category_id", "folder_id",
	"parent_id", "parent_type", "outdated", "translations", "translated_content", "attachments",
	"locale", "language", "source_locale",
}

// locales lists the languages of translations, which are a list or a map.
func locales(value any) []string {
	var out []string
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			if object, is := one.(map[string]any); is && first(object, "locale") != "" {
				out = append(out, first(object, "locale"))
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if _, is := v[key].(map[string]any); is {
				out = append(out, key)
			}
		}
	}
	return out
}

// languages notes the articles in another language than most of the export.
func (w *export) languages() {
	counts := map[string]int{}
	for _, locale := range w.locales {
		counts[baseLanguage(locale)]++
	}
	if len(counts) < 2 {
		return
	}
	byCount := func(a, b string) int { return cmp.Compare(counts[a], counts[b]) }
	main := slices.MaxFunc(slices.Sorted(maps.Keys(counts)), byCount)
	const text = "it is in the language %s, and most articles are in %s: " +
		"write a page in %[2]s in its place, and move it to the folder content.%[1]s"
	for i, locale := range w.locales {
		if baseLanguage(locale) != main {
			w.articles[i].Notes = append(w.articles[i].Notes, fmt.Sprintf(text, locale, main))
		}
	}
}

// baseLanguage returns the language of a locale without its region: de of de-AT.
func baseLanguage(locale string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(locale), "_", "-"), "-")
	return language
}

// unknown notes the keys of articles without a place, once for the file.
func (w *export) unknown() {
	if slices.Sort(w.foreign); len(w.foreign) > 0 {
		w.note("keys of its articles that have no place here: " + strings.Join(w.foreign, ", "))
	}
}

func (w *export) note(text string) {
	w.articles = append(w.articles, table.Article{Source: w.name, Skip: true, Notes: []string{text}})
}

// pages notes that the export goes on in another file.
func (w *export) pages(value any) {
	v, _ := value.(map[string]any)
	links, _ := v["_links"].(map[string]any)
	paging, _ := v["pages"].(map[string]any)
	meta, _ := v["meta"].(map[string]any)
	more, _ := meta["has_more"].(bool)
	next := cmp.Or(first(v, "next_page"), first(links, "next"), first(paging, "next"))
	if object, is := paging["next"].(map[string]any); is && next == "" {
		next = cmp.Or(number64(object["page"]), first(object, "starting_after"), "the next page")
	}
	if next != "" || more {
		w.note("the export goes on: import the file of the next page too, " + cmp.Or(next, "which it does not name"))
	}
}
