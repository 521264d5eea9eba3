package edit

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"faultbook/internal/document"
	"faultbook/internal/frontmatter"
	"faultbook/internal/schema"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// The kinds of pages that New makes.
var newKinds = []document.Kind{document.Product, document.Operation, document.Entry}

// NewKinds lists the kinds of pages that New makes.
func NewKinds() []string {
	names := make([]string, len(newKinds))
	for i, k := range newKinds {
		names[i] = string(k)
	}
	return names
}

// New makes a page with the fields that others of its place use. title is the title or the
// status; empty for one that follows from the id.
func (w *Workspace) New(kind document.Kind, written, title string) (*Plan, error) {
	id, _ := CleanID(written)
	if id == "" {
		return nil, unusable("such as lamp/setup/dim", "the page needs an id")
	}
	named := id
	id = strings.Join(strings.Fields(id), "-") // names with blanks need quotation marks everywhere
	if p := w.Site.PageByID(id); p != nil && !p.Virtual {
		return nil, unusable("edit "+p.File.Path+", or give another id", "there is a page with the id %s", id)
	}
	for _, p := range w.Site.Pages {
		if !p.Virtual && site.AddressOf(p.ID) == site.AddressOf(id) {
			return nil, unusable("edit "+p.File.Path+", or give another id", "the page %s has the address of %s",
				p.ID, id)
		}
	}
	if kind == document.Entry && w.translation(id) {
		return nil, unusable("name its page, or write the file by hand", "%s is the name of a translation", id)
	}
	parent := path.Dir(id)
	if parent == "." && kind != document.Product {
		return nil, unusable("`faultbook new --help` shows examples",
			"the id of an %s begins with its folder, and %s has none", kind, id)
	}
	in := w.Site.PageByID(strings.Trim(parent, "."))
	title = cmp.Or(title, titleFrom(named))
	name := source.ContentDir + "/" + id + "/_index.md"
	lines := []string{"title: " + frontmatter.Quote(title), "summary:"}
	switch kind {
	case document.Product:
		if parent != "." {
			return nil, unusable("give its folder, such as lamp", "a product is a folder at the top, and %s is not", id)
		}
		lines = append(lines, "kind: product")
	case document.Operation:
		if in == nil || in.Kind != document.Product {
			return nil, unusable("`faultbook new product "+parent+"` makes one", "there is no product %s", parent)
		}
	default:
		if in == nil || in.Kind != document.Operation {
			return nil, unusable("`faultbook new operation "+parent+"` makes one", "there is no operation %s", parent)
		}
		name = source.ContentDir + "/" + id + ".md"
		lines = append([]string{"status: " + frontmatter.Quote(title)}, w.fields(in)...)
		lines = append(lines, "draft: true  # remove this line to publish the page")
	}
	text := "---\n" + strings.Join(lines, "\n") + "\n---\n"
	return &Plan{Changes: []Change{{Path: name, After: []byte(text)}}}, nil
}

// titleFrom returns a title as an id says it.
func titleFrom(id string) string {
	words := strings.ReplaceAll(path.Base(id), "-", " ")
	_, first := utf8.DecodeRuneInString(words)
	return strings.ToUpper(words[:first]) + words[first:]
}

// usual are the keys of a new entry in a site without entries.
var usual = []string{"message", "severity", "state", "summary", "causes", "fix", "keywords"}

// unasked are keys that a new entry leaves out: they come with time, or by themselves.
var unasked = []string{"status", "kind", "title", "updated", "draft", "weight", "aliases", "moved_anchors", "retired"}

// fields returns lines with the keys that at least half of the entries beside a new one
// use, or else those of the product or the site, in the order of the keys.
func (w *Workspace) fields(operation *site.Page) []string {
	used := usual
	for up := operation; up != nil; up = w.Site.Page(up.Parent) {
		if keys := w.used(up); keys != nil {
			used = keys
			break
		}
	}
	choices := schema.Choices(w.Site)
	var lines []string
	for _, k := range schema.Keys(document.Entry, w.Site) {
		if !slices.Contains(used, k.Name) || slices.Contains(unasked, k.Name) {
			continue
		}
		line := k.Name + ":"
		if words := choicesOf(k, choices); len(words) > 0 {
			line += "  # " + strings.Join(words, ", ")
		}
		lines = append(lines, line)
	}
	return lines
}

// mostChoices is how many choices a new page names beside a key.
const mostChoices = 12

func choicesOf(k yamldoc.Key, choices map[string][]string) []string {
	words := k.Choices
	if k.Names != "" && k.Names != yamldoc.PageNames {
		words = choices[k.Names]
	}
	if len(words) > mostChoices {
		words = append(slices.Clone(words[:mostChoices]), "…")
	}
	return words
}

// used returns the keys that at least half of the entries below a folder have, drafts aside; nil when
// there is none.
func (w *Workspace) used(folder *site.Page) []string {
	count, entries := map[string]int{}, 0
	for _, p := range w.Site.Entries {
		if p.Retired() || p.Meta.Draft || !w.Site.Holds(folder.Ref, p) {
			continue
		}
		entries++
		if page, err := frontmatter.Parse(p.File.Text); err == nil {
			for key := range page.Read {
				count[key]++
			}
		}
	}
	if entries == 0 {
		return nil
	}
	keys := []string{}
	for key, n := range count {
		if 2*n >= entries {
			keys = append(keys, key)
		}
	}
	return keys
}
