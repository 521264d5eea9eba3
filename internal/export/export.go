// Package export writes a site's searchable documents for a search cluster. Documents
// as the browser's index has them come in; bulk files and index settings in the format
// of a cluster go out. It never talks to a cluster, and never decides what is searched.
package export

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"faultbook/search"
)

// Target is the kind of search cluster that reads the export.
type Target string

// The kinds of clusters.
const (
	OpenSearch  Target = "opensearch" // Elasticsearch reads the same
	Meilisearch Target = "meilisearch"
	Typesense   Target = "typesense"
)

// Targets lists the kinds, the default first.
var Targets = []string{string(OpenSearch), string(Meilisearch), string(Typesense)}

// document is what a cluster holds of a page. Gaps of messages are written as "…".
type document struct {
	ID         string         `json:"id"`
	Page       string         `json:"page"` // the id of the page
	URL        string         `json:"url"`
	Labels     []string       `json:"labels"`
	Codes      []string       `json:"codes,omitempty"`
	Messages   []string       `json:"messages,omitempty"`
	Conditions []string       `json:"conditions,omitempty"`
	Summary    string         `json:"summary,omitempty"`
	Causes     []string       `json:"causes,omitempty"`
	Steps      []string       `json:"steps,omitempty"`
	Places     []string       `json:"places,omitempty"`
	Keywords   []string       `json:"keywords,omitempty"`
	Headings   []string       `json:"headings,omitempty"`
	Body       string         `json:"body,omitempty"`
	Facets     map[string]any `json:"facets,omitempty"` // facet → value, or list of values
	Article    bool           `json:"article"`
}

// gap is what a message has in the place of a placeholder.
const gap = " … "

func documentOf(d search.Document, base string) document {
	templates := func(list []search.Template) []string {
		out := make([]string, len(list))
		for i, t := range list {
			out[i] = strings.Join(strings.Fields(strings.Join(t, gap)), " ")
		}
		return out
	}
	messages := d.Messages
	for _, one := range d.Translated {
		messages = slices.Concat(messages, one.Messages)
	}
	return document{
		ID: idOf(d.ID), Page: d.ID, URL: base + d.URL, Labels: d.Labels, Codes: d.Codes, Messages: templates(messages),
		Conditions: templates(d.Conditions),
		Summary:    d.Summary, Causes: d.Causes, Steps: d.Fixes, Places: d.Surfaces, Keywords: d.Keywords,
		Headings: d.Headings, Body: d.Body,
		Facets: facetsOf(d), Article: d.Background,
	}
}

// facetsOf returns the values of the facets of a document: one as a text, several as a list.
func facetsOf(d search.Document) map[string]any {
	facets := map[string]any{}
	for facet, id := range d.Facets {
		facets[facet] = id
		if further := d.Further[facet]; len(further) > 0 {
			facets[facet] = append([]string{id}, further...)
		}
	}
	return facets
}

// idOf returns an id of ASCII letters, digits, - and _, which all clusters take.
func idOf(id string) string {
	var b strings.Builder
	for _, c := range []byte(id) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-':
			b.WriteByte(c)
		case c == '/':
			b.WriteString("__")
		default:
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}

// Write writes the documents as the target reads them: for OpenSearch lines of its bulk
// API into the named index, for the others one JSON object a line. base is the address
// of the site's root; may be empty. It returns how many documents it wrote.
func Write(w io.Writer, target Target, index, base string, docs iter.Seq[search.Document]) (int, error) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	n := 0
	for d := range docs {
		doc := documentOf(d, base)
		if target == OpenSearch {
			action := map[string]any{"index": map[string]string{"_index": index, "_id": doc.ID}}
			if err := enc.Encode(action); err != nil {
				return n, fmt.Errorf("write the export: %w", err)
			}
		}
		if err := enc.Encode(doc); err != nil {
			return n, fmt.Errorf("write the export: %w", err)
		}
		n++
	}
	return n, nil
}

// weights are how much a field counts beside the others: labels, codes and messages
// identify a page.
var weights = []struct {
	field  string
	weight int
}{
	{
		"labels",
		8,
	}, {"codes", 8}, {"messages", 8}, {"conditions", 6}, {"keywords", 3}, {"summary", 2}, {"headings", 2},
	{"causes", 2}, {"steps", 1}, {"places", 1}, {"body", 1},
}

// Settings returns the settings of the index, as the target reads them.
func Settings(target Target, index, language string) ([]byte, error) {
	var value any
	switch target {
	case OpenSearch:
		value = openSearchSettings(language)
	case Meilisearch:
		value = map[string]any{
			"searchableAttributes": fields(),
			"filterableAttributes": []string{"facets", "article"},
			"displayedAttributes":  []string{"*"},
		}
	case Typesense:
		value = typesenseSchema(index)
	default:
		return nil, fmt.Errorf("there is no target %q", target)
	}
	data, err := json.MarshalIndent(value, "", "  ")
	return append(data, '\n'), err
}

func fields() []string {
	names := make([]string, len(weights))
	for i, w := range weights {
		names[i] = w.field
	}
	return names
}

// analyzers are OpenSearch's own, by language.
var analyzers = map[string]string{
	"en": "english", "de": "german", "fr": "french", "es": "spanish", "pt": "portuguese", "it": "italian",
	"nl": "dutch", "ru": "russian", "sv": "swedish", "ar": "arabic",
	"ja": "cjk", "zh": "cjk", "ko": "cjk",
}

func openSearchSettings(language string) any {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	analyzer := analyzers[base]
	if analyzer == "" {
		analyzer = "standard"
	}
	text := map[string]any{"type": "text", "analyzer": analyzer}
	exact := map[string]any{
		"type":     "text",
		"analyzer": analyzer,
		"fields":   map[string]any{"exact": map[string]any{"type": "keyword", "ignore_above": 512}},
	}
	properties := map[string]any{
		"id": map[string]any{
			"type": "keyword",
		}, "page": map[string]any{"type": "keyword"}, "url": map[string]any{"type": "keyword", "index": false},
		"codes": map[string]any{"type": "keyword", "normalizer": "lower"}, "article": map[string]any{"type": "boolean"},
		"facets": map[string]any{"type": "object", "dynamic": true},
	}
	for _, w := range weights {
		if _, known := properties[w.field]; known {
			continue
		}
		properties[w.field] = text
		if w.weight >= weights[0].weight {
			properties[w.field] = exact
		}
	}
	boosted := make([]string, len(weights))
	for i, w := range weights {
		boosted[i] = fmt.Sprintf("%s^%d", w.field, w.weight)
	}
	return map[string]any{
		"settings": map[string]any{
			"index.query.default_field": fields(),
			"analysis": map[string]any{
				"normalizer": map[string]any{
					"lower": map[string]any{"type": "custom", "filter": []string{"lowercase"}},
				},
			},
		},
		"mappings": map[string]any{
			"dynamic_templates": []any{
				map[string]any{
					"facets": map[string]any{"path_match": "facets.*", "mapping": map[string]any{"type": "keyword"}},
				},
			},
			"_meta": map[string]any{
				"query": map[string]any{
					"multi_match": map[string]any{"query": "TEXT", "type": "most_fields", "fields": boosted},
				},
			},
			"properties": properties,
		},
	}
}

func typesenseSchema(index string) any {
	list := []map[string]any{
		{"name": "page", "type": "string"},
		{"name": "url", "type": "string", "index": false, "optional": true},
		{"name": "article", "type": "bool"},
		{"name": "facets", "type": "object", "facet": true, "optional": true},
	}
	for _, w := range weights {
		kind := "string[]"
		if slices.Contains([]string{"summary", "body"}, w.field) {
			kind = "string"
		}
		list = append(list, map[string]any{"name": w.field, "type": kind, "optional": true})
	}
	return map[string]any{"name": index, "enable_nested_fields": true, "fields": list}
}
