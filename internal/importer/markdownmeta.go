package importer

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"

	"go.yaml.in/yaml/v4"
)

// meta is the front matter of another generator.
type meta map[string]any

// frontMatter reads front matter in YAML, or in the TOML of Hugo as far as it is lines
// `key = value`.
func frontMatter(front string, body *string) (meta, error) {
	out := meta{}
	if rest, found := strings.CutPrefix(*body, "+++\n"); found && front == "" {
		toml, text, closed := strings.Cut(rest, "\n+++\n")
		if !closed {
			return out, fmt.Errorf("its front matter between +++ is not closed")
		}
		*body = text
		for line := range strings.SplitSeq(toml, "\n") {
			key, value, found := strings.Cut(line, "=")
			if key = strings.TrimSpace(key); !found || strings.HasPrefix(key, "#") {
				continue
			}
			var read any
			if err := yaml.Unmarshal([]byte(value), &read); err != nil { // texts, numbers and lists are alike
				read = strings.TrimSpace(value)
			}
			out[key] = read
		}
		return out, nil
	}
	if err := yaml.Unmarshal([]byte(front), &out); err != nil {
		return byLine(front), fmt.Errorf("its front matter is no YAML, so only lines `key: value` were read: %w", err)
	}
	return out, nil
}

// byLine reads front matter that is no YAML: each line that looks like a key and a text.
func byLine(front string) meta {
	out := meta{}
	for line := range strings.SplitSeq(front, "\n") {
		key, value, found := strings.Cut(line, ":")
		if found && key != "" && !strings.ContainsAny(key, " \t-#") {
			out[key] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return out
}

// text returns the first of the keys that holds a single value.
func (m meta) text(keys ...string) string {
	for _, key := range keys {
		switch v := m[key].(type) {
		case nil, []any, map[string]any:
		default:
			if text := strings.TrimSpace(fmt.Sprint(v)); text != "" {
				return text
			}
		}
	}
	return ""
}

func (m meta) number(keys ...string) int {
	n, err := strconv.ParseFloat(m.text(keys...), 64)
	if err != nil || n < 0 || n > 1e6 {
		return 0
	}
	return int(n)
}

// list returns the first of the keys that holds a value, as a list.
func (m meta) list(keys ...string) []string {
	for _, key := range keys {
		if values, is := m[key].([]any); is {
			var out []string
			for _, v := range values {
				if v != nil {
					out = append(out, fmt.Sprint(v))
				}
			}
			return out
		}
		if text := m.text(key); text != "" {
			var out []string
			for part := range strings.SplitSeq(text, ",") {
				if part = strings.TrimSpace(part); part != "" {
					out = append(out, part)
				}
			}
			return out
		}
	}
	return nil
}

// links matches a link or a definition of one to a file of Markdown or a file beside it.
var links = regexp.MustCompile(`(\]\(<?|(?m:^\[[^\]\n]+\]:[ \t]*))([^\s()<>#?]+)`)

// links rewrites links to pages whose names change, and takes over the files that
// others lead to.
func (f *markdownFolder) links(name, body string) string {
	return links.ReplaceAllStringFunc(body, func(found string) string {
		m := links.FindStringSubmatch(found)
		target, err := url.PathUnescape(m[2])
		if err != nil || strings.Contains(target, ":") || strings.HasPrefix(target, "/") {
			return found
		}
		old := path.Join(path.Dir(name), target)
		to, isPage := f.moved[old]
		if !isPage {
			f.file(old)
			return found
		}
		if path.Base(to) == path.Base(target) {
			return found
		}
		return m[1] + strings.ReplaceAll(path.Join(path.Dir(target), path.Base(to)), " ", "%20")
	})
}

// file takes over a file beside the pages.
func (f *markdownFolder) file(name string) {
	info, err := fs.Stat(f.files, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxPicture || strings.EqualFold(path.Ext(name), ".md") {
		return // check reports links that lead nowhere
	}
	data, err := fs.ReadFile(f.files, name)
	if err != nil {
		return
	}
	f.p.copy(path.Join(contentDir, f.p.opts.Mapping.Into, name), data)
}

// values maps the keys of other generators. What has no place is reported.
func (f *markdownFolder) values(name string, d entry.Document, title string, meta meta) []entry.Value {
	var out []entry.Value
	isIndex := d.Names[0] == "_index"
	switch {
	case isIndex && d.Folder != "":
		out = append(out, entry.Value{Key: "kind", Value: "section"})
	case !isIndex:
		out = append(out, entry.Value{Key: "kind", Value: "article"})
	}
	out = append(out, entry.Value{Key: "title", Value: title})
	if summary := meta.text("description", "summary"); summary != "" {
		out = append(out, entry.Value{Key: "summary", Value: strings.Join(strings.Fields(summary), " ")})
	}
	if weight := meta.number("weight", "sidebar_position", "order", "nav_order"); weight > 0 {
		out = append(out, entry.Value{Key: "weight", Value: weight})
	}
	if words := append(meta.list("keywords"), meta.list("tags")...); len(words) > 0 {
		out = append(out, entry.Value{Key: "keywords", Value: words})
	}
	var aliases []string
	for _, old := range append(meta.list("aliases", "redirect_from"), meta.list("slug", "url", "permalink")...) {
		if !strings.HasPrefix(old, "/") && !strings.Contains(old, "://") {
			old = "/" + path.Join(path.Dir(name), old)
		}
		if alias := recognise.Path(old); alias != "" && !slices.Contains(aliases, alias) &&
			alias != "/"+strings.TrimSuffix(f.moved[name], ".md") {
			aliases = append(aliases, alias)
		}
	}
	if len(aliases) > 0 {
		out = append(out, entry.Value{Key: "aliases", Value: aliases})
	}
	if meta.text("draft") == "true" {
		out = append(out, entry.Value{Key: "draft", Value: true})
	}
	if date := meta.text("lastmod", "last_update", "updated", "date"); len(date) >= 10 && isDay(date[:10]) {
		out = append(out, entry.Value{Key: "updated", Value: rawDate(date[:10])})
	}
	for _, key := range sortedKeys(meta) {
		if !slices.Contains(placedKeys, key) {
			f.foreign[key] = append(f.foreign[key], name)
		}
	}
	return out
}

// placedKeys are keys of other generators that have a place here.
var placedKeys = []string{
	"title",
	"description",
	"summary",
	"weight",
	"sidebar_position",
	"order",
	"nav_order",
	"keywords",
	"tags",
	"aliases",
	"redirect_from",
	"slug",
	"url",
	"permalink",
	"draft",
	"lastmod",
	"last_update",
	"updated",
	"date",
	"kind",
}

// isDay reports whether a text is a day that there is.
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil && text > "0001"
}

// rawDate is a date that YAML writes without quotation marks.
type rawDate string

// MarshalYAML writes the date as one.
func (d rawDate) MarshalYAML() (any, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: string(d)}, nil
}
