package search

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
)

// stored is the display field: what Export needs of a document beside its words.
type stored struct {
	ID         string            `json:"id"`
	URL        string            `json:"u"`
	Facets     map[string]string `json:"x,omitempty"`
	Background bool              `json:"g,omitempty"`
	Display    Display           `json:"d"`
}

// batchSize is how many documents bleve holds in memory before it writes them: more
// take memory, fewer have to be merged.
const batchSize = 2000

// Build indexes the documents with bleve into dir, which must not exist yet or be
// empty, and opens the index for reading. An empty dir means a temporary one, which
// closing the index leaves behind for the caller's own clean-up.
func Build(ctx context.Context, docs iter.Seq[Document], dir string, options Options) (bleve.Index, error) {
	if dir == "" {
		temporary, err := os.MkdirTemp("", "faultbook-index")
		if err != nil {
			return nil, fmt.Errorf("search: make an index folder: %w", err)
		}
		dir = filepath.Join(temporary, "index")
	}
	builder, err := bleve.NewBuilder(dir, Mapping(), map[string]any{"buildPathPrefix": filepath.Dir(dir), "batchSize": batchSize})
	if err != nil {
		return nil, fmt.Errorf("search: start the index in %s: %w", dir, err)
	}
	if err := addAll(ctx, builder, docs, options); err != nil {
		return nil, err
	}
	if err := builder.Close(); err != nil {
		return nil, fmt.Errorf("search: finish the index in %s: %w", dir, err)
	}
	index, err := bleve.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		return nil, fmt.Errorf("search: open the new index in %s: %w", dir, err)
	}
	return index, nil
}

func addAll(ctx context.Context, builder bleve.Builder, docs iter.Seq[Document], options Options) error {
	site, err := json.Marshal(options)
	if err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	if err := builder.Index(siteID, map[string]any{fieldSite: string(site)}); err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	for doc := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		fields, err := doc.fields()
		if err == nil {
			err = builder.Index(doc.ID, fields)
		}
		if err != nil {
			return fmt.Errorf("search: index %s: %w", doc.ID, err)
		}
	}
	return nil
}

// fields lays a document out as Mapping expects it.
func (d *Document) fields() (map[string]any, error) {
	display, err := json.Marshal(stored{d.ID, d.URL, d.Facets, d.Background, d.Display})
	if err != nil {
		return nil, err
	}
	out := map[string]any{fieldDisplay: string(display)}
	for k, lines := range d.lines() {
		if len(lines) > maxLines {
			lines = lines[:maxLines]
		}
		if len(lines) > 0 {
			out[kinds[k].field] = strings.Join(lines, string(lineBreak))
		}
	}
	if d.Body != "" {
		out[fieldBody] = d.Body
	}
	return out, nil
}

func (d *Document) lines() [len(kinds)][]string {
	var summary []string
	if d.Summary != "" {
		summary = []string{d.Summary}
	}
	var codes, numbers []string
	for _, code := range d.Codes {
		codes = append(codes, codeSpellings(code)...)
		numbers = append(numbers, codeNumbers(code)...)
	}
	return [len(kinds)][]string{
		kindCode:      codes,
		kindLabel:     d.Labels,
		kindMessage:   templateTexts(d.Messages),
		kindCondition: templateTexts(d.Conditions),
		kindKeyword:   d.Keywords,
		kindCause:     d.Causes,
		kindFix:       d.Fixes,
		kindSummary:   summary,
		kindSurface:   d.Surfaces,
		kindHeading:   d.Headings,
		kindNumber:    numbers,
		kindSentence:  sentences(slices.Concat(d.Messages, d.Conditions)),
	}
}

func templateTexts(templates []Template) []string {
	var texts []string
	for _, t := range templates {
		texts = append(texts, t.text())
	}
	return texts
}

// sentences gives the sentences of templates that have several: people paste the one
// that they can read.
func sentences(templates []Template) []string {
	var out []string
	for _, t := range templates {
		parts := strings.SplitAfter(t.text(), ". ")
		if len(parts) < 2 {
			continue
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
	return out
}
