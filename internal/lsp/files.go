package lsp

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// pathOf returns the path of a file by its URI; empty for other URIs.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	name := filepath.FromSlash(u.Path)
	if len(name) > 2 && name[0] == filepath.Separator && name[2] == ':' { // a drive of Windows
		name = name[1:]
	}
	return name
}

// uriOf returns the URI of a file of the site.
func (s *server) uriOf(name string) string {
	path := filepath.ToSlash(filepath.Join(s.dir, filepath.FromSlash(name)))
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// nameOf returns the path of a file from the root of the site, and whether the site has it.
func (s *server) nameOf(uri string) (string, bool) {
	rel, err := filepath.Rel(s.dir, pathOf(uri))
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

func (s *server) open(p openParams) (any, error) {
	return nil, s.put(p.TextDocument.URI, p.TextDocument.Text)
}

func (s *server) change(p changeParams) (any, error) {
	for _, c := range p.ContentChanges {
		if err := s.put(p.TextDocument.URI, c.Text); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (s *server) put(uri, text string) error {
	if name, within := s.nameOf(uri); within {
		s.buffers.Put(name, []byte(text))
		s.dirty[name] = true
	}
	return nil
}

func (s *server) close(p positionParams) (any, error) {
	if name, within := s.nameOf(p.TextDocument.URI); within {
		s.buffers.Forget(name)
		s.dirty[name] = true
	}
	return nil, nil
}

func (s *server) changedFiles(p filesParams) (any, error) {
	for _, c := range p.Changes {
		if name, within := s.nameOf(c.URI); within {
			s.dirty[name] = true
		}
	}
	return nil, nil
}

// settle checks the site with the current texts, and sends the diagnostics.
func (s *server) settle(ctx context.Context) error {
	if s.preview == nil || len(s.dirty) == 0 {
		return nil
	}
	names := slices.Sorted(maps.Keys(s.dirty))
	clear(s.dirty)
	if _, err := s.preview.Update(ctx, names); err != nil {
		return err
	}
	return s.publish(ctx)
}

// publish sends the diagnostics of each file whose diagnostics changed.
func (s *server) publish(ctx context.Context) error {
	byFile := map[string][]diagnostic{}
	for _, d := range s.preview.State().Problems {
		byFile[d.Pos.File] = append(byFile[d.Pos.File], diagnosticOf(d))
	}
	for name := range s.published {
		if byFile[name] == nil {
			byFile[name] = []diagnostic{}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		data, err := json.Marshal(byFile[name])
		if err != nil {
			return err
		}
		if s.published[name] == string(data) {
			continue
		}
		s.published[name] = string(data)
		params := diagnosticsParams{URI: s.uriOf(name), Diagnostics: byFile[name]}
		if err := s.conn.Notify(ctx, "textDocument/publishDiagnostics", params); err != nil {
			return err
		}
		if len(byFile[name]) == 0 {
			delete(s.published, name)
		}
	}
	return nil
}

// Severities of the protocol.
const (
	severityError   = 1
	severityWarning = 2
)

func diagnosticOf(d diag.Diagnostic) diagnostic {
	out := diagnostic{Severity: severityError, Code: string(d.Code), Source: "faultbook", Message: d.Text}
	if d.Severity == diag.Warning {
		out.Severity = severityWarning
	}
	if d.Hint != "" {
		out.Message += "\n" + d.Hint
	}
	line, start := max(0, d.Pos.Line-1), max(0, d.Pos.Column-1)
	out.Range = rangeIn(d.Source, line, start, max(1, d.Width))
	return out
}

// rangeIn returns the range of some characters of a line. Columns of the protocol count
// UTF-16 units.
func rangeIn(text string, line, start, width int) textRange {
	runes := []rune(text)
	start = min(start, len(runes))
	end := min(start+width, len(runes))
	from := units(runes[:start])
	return textRange{position{line, from}, position{line, from + units(runes[start:end])}}
}

func units(runes []rune) int { return len(utf16.Encode(runes)) }

// column returns how many characters of a line are before a position.
func column(text string, character int) int {
	n := 0
	for i, r := range []rune(text) {
		if n >= character {
			return i
		}
		n += len(utf16.Encode([]rune{r}))
	}
	return len([]rune(text))
}

// text returns a file as the editor has it.
func (s *server) text(name string) *source.File {
	data, err := fs.ReadFile(s.buffers, name)
	if err != nil {
		return source.NewFile(name, nil)
	}
	return source.NewFile(name, data)
}
