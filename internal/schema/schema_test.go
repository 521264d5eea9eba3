package schema_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/edit"
	"faultbook/internal/schema"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

func compile(t *testing.T, text []byte, err error) *jsonschema.Schema {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	made, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// decode reads YAML as editors do: days are texts.
func decode(t *testing.T, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if len(n.Content) == 0 {
		return nil
	}
	return plain(t, n.Content[0])
}

func plain(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch {
	case n.Kind == yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plain(t, n.Content[i+1])
		}
		return out
	case n.Kind == yaml.SequenceNode:
		out := []any{}
		for _, item := range n.Content {
			out = append(out, plain(t, item))
		}
		return out
	case n.Tag == "!!timestamp":
		return n.Value
	}
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func open(t *testing.T, w *edit.Workspace, err error) *site.Site {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return w.Site
}

func front(text []byte) string {
	head, _, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---")
	return head + "\n"
}

// TestRealContent holds that the content of this repository, which has no errors, is valid
// by the schemas of its kinds, and its settings by theirs.
func TestRealContent(t *testing.T) {
	w, err := edit.Open(context.Background(), os.DirFS("../.."), 0, nil)
	s := open(t, w, err)
	text, err := schema.Settings(s)
	if err := compile(t, text, err).Validate(decode(t, string(s.Config.File.Text))); err != nil {
		t.Error(err)
	}
	schemas, checked := map[document.Kind]*jsonschema.Schema{}, 0
	for _, p := range s.Pages {
		if p.Virtual {
			continue
		}
		if schemas[p.Kind] == nil {
			text, err := schema.Page(p.Kind, s)
			schemas[p.Kind] = compile(t, text, err)
		}
		if err := schemas[p.Kind].Validate(decode(t, front(p.File.Text))); err != nil {
			t.Errorf("%s: %v", p.File.Path, err)
		}
		checked++
	}
	if checked < 70 || len(schemas) < 5 {
		t.Errorf("only %d pages of %d kinds were checked", checked, len(schemas))
	}
}

// samples are values of every shape.
var samples = []string{
	"x",
	"12",
	"-1",
	"0",
	"1.5",
	"true",
	"2026-03-31",
	"2026-3-1",
	"~",
	"[]",
	"[~]",
	"[a, ~]",
	"[a, b]",
	"[1]",
	"[[a]]",
	"[{zzz: 1}]",
	"{zzz: 1}",
	"{a: b}",
	"{a: [b]}",
	"{surface: app, under: y}",
	"[{to: help, send: [a]}]",
	"[panel]",
	"{platform: x}",
	"[{cause: c, fix: [a, {step: b}]}]",
	"{limit: 0}",
	"{limit: 3}",
	"{since: 7.2, to: [a]}",
	"[{step: a, by: user}]",
	"{id: a, label: b}",
	"[{id: a, label: b, tone: good}]",
	"[{id: a}]",
	"{label: x, url: https://x.example}",
	"{accent: 3}",
	"none",
}

// TestAgreesWithParser holds that a schema refuses exactly what faultbook refuses of
// each key, whatever is written there.
func TestAgreesWithParser(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml": {
			Data: []byte(
				"surfaces: [{id: app, label: App}, {id: panel, label: Panel}]\ncontacts: [{id: help, label: Help}]\nroles: [{id: user, label: Users}]\n",
			),
		},
		"content/_index.md": {Data: []byte("---\ntitle: Home\n---\n")},
	}
	w, err := edit.Open(context.Background(), files, 0, nil)
	s := open(t, w, err)
	for _, kind := range []document.Kind{document.Entry, document.Article, document.Operation} {
		text, err := schema.Page(kind, s)
		made := compile(t, text, err)
		for _, key := range append(yamldoc.Names(document.Keys(document.Entry)), "zzz", "x-own", "slug") {
			for _, sample := range samples {
				yaml := key + ": " + sample + "\n"
				invalid, problems := made.Validate(decode(t, yaml)), parsed(kind, yaml)
				if invalid != nil && !refused(problems) {
					problems = unknownTerms(t, files, kind, yaml)
				}
				agree(t, string(kind)+" "+yaml, invalid, problems)
			}
		}
	}
	text, err := schema.Settings(s)
	made := compile(t, text, err)
	for _, key := range append(yamldoc.Names(config.Keys()), "zzz") {
		for _, sample := range samples {
			if key == "texts" {
				continue // hundreds of keys of its own, which the schema leaves open
			}
			yaml := key + ": " + sample + "\n"
			_, problems := config.Parse(source.NewFile(config.FileName, []byte(yaml)), nil)
			if k := yamldoc.Find(config.Keys(), key); k != nil && k.Choices == nil { // addresses, tags, colors
				problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Code == diag.BadValue })
			}
			agree(t, "settings "+yaml, made.Validate(decode(t, yaml)), problems)
		}
	}
}

func parsed(kind document.Kind, yaml string) diag.List {
	text := "---\n" + yaml + "---\n"
	_, problems := document.Parse(source.NewFile("content/a.md", []byte(text)), kind, document.Keep{})
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { // a page needs more than this key
		return d.Code == diag.MissingKey && d.Pos.Line == 2 && d.Pos.Column == 1
	})
}

// unknownTerms returns what is wrong with the terms of a page.
func unknownTerms(t *testing.T, files fstest.MapFS, kind document.Kind, yaml string) diag.List {
	t.Helper()
	with := maps.Clone(files)
	with["content/a.md"] = &fstest.MapFile{Data: []byte("---\nkind: " + string(kind) + "\n" + yaml + "---\n")}
	w, err := edit.Open(context.Background(), with, 0, nil)
	open(t, w, err)
	return w.Problems
}

// shapeFaults are the codes of what a schema can see.
var shapeFaults = []diag.Code{diag.UnknownKey, diag.WrongType, diag.MissingKey, diag.BadValue, diag.UnknownTerm}

func refused(problems diag.List) bool {
	return slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		return slices.Contains(shapeFaults, d.Code) && d.Severity == diag.Error
	})
}

func agree(t *testing.T, what string, invalid error, problems diag.List) {
	t.Helper()
	said := ""
	for _, d := range problems {
		if slices.Contains(shapeFaults, d.Code) && d.Severity == diag.Error {
			said = fmt.Sprintf("%s %s", d.Code, d.Text)
		}
	}
	if (invalid != nil) != (said != "") {
		t.Errorf("%s: the schema says %v, faultbook %q", strings.TrimSpace(what), invalid, said)
	}
}
