package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// meta is the front matter of another generator.
type meta map[string]any

// frontMatter reads front matter in YAML, or in the TOML or JSON of Hugo, which it cuts off a text.
func frontMatter(front string, body *string) (meta, error) {
	out := meta{}
	if rest, found := strings.CutPrefix(*body, "+++\n"); found && front == "" {
		text, after, closed := strings.Cut(rest, "\n+++\n")
		if !closed {
			if text, closed = strings.CutSuffix(rest, "\n+++"); !closed {
				return out, errors.New("its front matter between +++ is not closed")
			}
		}
		*body = after
		if err := toml.Unmarshal([]byte(text), &out); err != nil {
			return out, fmt.Errorf("its front matter is no TOML, so it is left out: %w: %s", err, text)
		}
		return out, nil
	}
	if strings.HasPrefix(*body, "{") && front == "" {
		decoder := json.NewDecoder(strings.NewReader(*body))
		if decoder.Decode(&out) == nil && len(out) > 0 {
			*body = (*body)[decoder.InputOffset():]
			return out, nil
		}
		return meta{}, nil
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
		case nil, []any, map[string]any, meta:
		case time.Time:
			return v.Format(time.DateOnly)
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
				if inner := object(v); inner != nil {
					v = inner.text("label", "name", "title")
				}
				if text := strings.TrimSpace(fmt.Sprint(v)); v != nil && text != "" {
					out = append(out, text)
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

// values maps the keys of other generators. What has no place is reported.
func (f *markdownFolder) values(name string, d entry.Document, title string, meta meta) []entry.Value {
	var out []entry.Value
	add := func(key string, value any, given bool) {
		if given {
			out = append(out, entry.Value{Key: key, Value: value})
		}
	}
	isIndex := d.Names[0] == "_index"
	add("kind", "section", isIndex && d.Folder != "")
	add("kind", "article", !isIndex)
	add("title", title, true)
	summary := strings.Join(strings.Fields(meta.text("description", "summary")), " ")
	add("summary", summary, summary != "")
	weight := meta.number("weight", "sidebar_position", "order", "nav_order")
	if weight == 0 {
		weight = max(meta.below("sidebar").number("order"), f.weights[name])
	}
	add("weight", weight, weight > 0)
	words := append(meta.list("keywords"), meta.list("tags")...)
	add("keywords", words, len(words) > 0)
	aliases := f.oldAddresses(name, meta)
	add("aliases", aliases, len(aliases) > 0)
	add("draft", true, meta.text("draft") == "true")
	date := meta.text("lastmod", "last_update", "lastUpdated", "updated", "date")
	if date == "" {
		date = meta.below("last_update").text("date")
	}
	if len(date) >= len(time.DateOnly) && isDay(date[:len(time.DateOnly)]) {
		add("updated", rawDate(date[:len(time.DateOnly)]), true)
	}
	for _, key := range sortedKeys(meta) {
		if meta[key] != nil && !slices.Contains(placedKeys, key) && (key != "id" || !f.of.numbered) {
			if f.foreign[key] == nil {
				f.samples[key] = meta[key]
			}
			f.foreign[key] = append(f.foreign[key], name)
		}
	}
	return out
}

// below returns the keys below a key.
func (m meta) below(key string) meta { return object(m[key]) }

// object returns a value that is a map; nil for others.
func object(value any) meta {
	switch v := value.(type) {
	case meta:
		return v
	case map[string]any:
		return v
	}
	return nil
}

// oldAddresses lists the addresses that a page had, beside the one that it gets.
func (f *markdownFolder) oldAddresses(name string, meta meta) []string {
	old := slices.Concat(meta.list("aliases"), meta.list("redirect_from"), f.redirects[name])
	for _, given := range append(old, meta.text("url"), meta.text("permalink")) {
		if given != "" && !strings.HasPrefix(given, "/") && !strings.Contains(given, "://") {
			given = "/" + path.Join(path.Dir(name), given)
		}
		old = append(old, given)
	}
	switch slug := meta.text("slug"); {
	case f.of.config != "":
		old = append(old, f.addresses[name])
	case slug != "":
		old = append(old, f.of.address(name, meta))
	}
	own := "/" + addressOf(f.moved[name])
	var out []string
	for _, address := range old {
		alias := recognise.Path(address)
		key := strings.ToLower(alias)
		if alias == "" || cleanPath(alias[1:]) != alias[1:] || key == own || f.aliases[key] ||
			!strings.HasPrefix(address, "/") && !strings.Contains(address, "://") {
			continue
		}
		f.aliases[key] = true
		out = append(out, alias)
	}
	return out
}

// placedKeys are keys of other generators that have a place here.
var placedKeys = []string{
	"title", "description", "summary", "weight", "sidebar_position", "order", "nav_order", "keywords", "tags",
	"aliases", "redirect_from", "slug", "url", "permalink", "draft", "lastmod", "last_update", "lastUpdated", "updated",
	"date", "kind",
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
