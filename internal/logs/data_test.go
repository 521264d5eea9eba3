package logs_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"faultbook/internal/logs"
)

// publish gives the files of data, by name.
func publish(t *testing.T, d *logs.Data) map[string]string {
	t.Helper()
	m := logs.Manifest{Version: logs.DataVersion, Entries: len(d.Entries)}
	files := map[string]string{}
	script := func(value any) string {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		return "fb(" + string(text) + ")\n"
	}
	lines, details := d.Pieces()
	for kind, pieces := range map[string][][]any{"l": lines, "m": details} {
		for i, rows := range pieces {
			name := fmt.Sprint(kind, i)
			files["s/"+name+".js"] = script(append([]any{name, "check"}, rows...))
			if kind == "l" {
				m.Lines = append(m.Lines, name)
			} else {
				m.Details = append(m.Details, name)
			}
		}
	}
	files[logs.DataName] = script(m)
	return files
}

func load(files map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		text, ok := files[name]
		if !ok {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		return []byte(text), nil
	}
}

// TestDataIsReadAsPublished: nothing is lost on the way, over the borders of shards.
func TestDataIsReadAsPublished(t *testing.T) {
	d := &logs.Data{}
	for i := range 600 {
		d.Entries = append(
			d.Entries,
			logs.Entry{ID: fmt.Sprintf("a/%s/é%03d", strings.Repeat("long", 20), i), Label: fmt.Sprint("Label ", i),
				Verdict: []string{"required", "wait", "none", "unknown", ""}[i%5], LeadsTo: [][]int{nil, {0, 599}}[i%2],
				Labels: [][]string{nil, {fmt.Sprint("Label ", i), "x"}, {"other"}}[i%3], Codes: [][]string{nil, {"E1"}}[i%2],
				Message: [][]logs.Message{nil, {{"a ", "X", ""}}}[i%2]},
		)
		d.Details = append(
			d.Details,
			logs.Details{URL: fmt.Sprint("a/", i), Step: "Do.", Contact: "Us", Where: "A › B"},
		)
	}
	got, err := logs.Read(load(publish(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	for i := range got.Entries {
		e := &got.Entries[i]
		if len(e.Codes)+len(e.Labels)+len(e.LeadsTo)+len(e.Message) == 0 {
			e.Codes, e.Labels, e.LeadsTo, e.Message = nil, nil, nil, nil
		}
		if want := d.Entries[i]; fmt.Sprint(want) != fmt.Sprint(*e) {
			t.Errorf("%v, want %v", *e, want)
		}
	}
	if !reflect.DeepEqual(got.Details, d.Details) {
		t.Error("details are lost")
	}
}

// TestBadDataIsRefused: a part that is missing, damaged or of another version.
func TestBadDataIsRefused(t *testing.T) {
	d := &logs.Data{
		Entries: []logs.Entry{{ID: "a", Label: "A", LeadsTo: []int{0}}},
		Details: []logs.Details{{URL: "a/"}},
	}
	for _, c := range []struct{ file, from, to, want string }{
		{logs.DataName, `"version":1`, `"version":2`, "version 2"},
		{logs.DataName, "fb(", "x(", "no file of a site's search"},
		{logs.DataName, `"entries":1`, `"entries":2`, "1 of 2 entries"},
		{"s/l0.js", "[0]", "[7]", "leads to no entry"},
		{"s/l0.js", `"Aa"`, `"za"`, "no id"},
		{"s/m0.js", `"a/"`, `7`, "s/m0.js: json"},
	} {
		files := publish(t, d)
		if !strings.Contains(files[c.file], c.from) {
			t.Fatalf("%s has no %q: %s", c.file, c.from, files[c.file])
		}
		files[c.file] = strings.Replace(files[c.file], c.from, c.to, 1)
		if _, err := logs.Read(load(files)); err == nil ||
			!strings.Contains(err.Error(), strings.TrimPrefix(c.want, "s/")) {
			t.Errorf("%s for %s: %v, want %q", c.to, c.from, err, c.want)
		}
	}
	files := publish(t, d)
	delete(files, "s/l0.js")
	if _, err := logs.Read(load(files)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing shard: %v", err)
	}
}
