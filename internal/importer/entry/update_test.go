package entry

import (
	"slices"
	"strings"
	"testing"

	"faultbook/internal/frontmatter"
)

func document(values ...Value) Document {
	return Document{
		Identity: "a",
		Folder:   "p/o",
		Names:    []string{"a"},
		Source:   "a.csv",
		Values:   values,
		Body:     "From the source.",
	}
}

const authors = `---
# the label of the product
status: Failed
summary: Ours.   # better
fix: [One, Two]

# for the search
keywords: [broken]
---
Our text.
`

// TestUpdate changes each field of a source once the author has worked on the page.
func TestUpdate(t *testing.T) {
	first := document(
		Value{"status", "Failed"},
		Value{"summary", "Theirs."},
		Value{"fix", []string{"One", "Two"}},
		Value{"icon", "Info"},
	)
	was, err := first.Record()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		now           Document
		changed, kept []string
		want          string // what is in the page afterwards
	}{
		"nothing":                    {first, nil, nil, "summary: Ours.   # better\n"},
		"a field of the source":      {document(Value{"status", "Failed!"}, first.Values[1], first.Values[2], first.Values[3]), []string{"status"}, nil, "# the label of the product\nstatus: Failed!\nsummary: Ours."},
		"a field of the author":      {document(first.Values[0], Value{"summary", "Newer."}, first.Values[2], first.Values[3]), nil, []string{"summary"}, "summary: Ours."},
		"a list":                     {document(first.Values[0], first.Values[1], Value{"fix", []string{"Three"}}, first.Values[3]), []string{"fix"}, nil, "fix:\n  - Three\n\n# for the search\nkeywords: [broken]\n"},
		"a new field":                {document(append(slices.Clone(first.Values), Value{"code", "E1"})...), []string{"code"}, nil, "keywords: [broken]\ncode: E1\n---\nOur text."},
		"a field that is gone":       {document(first.Values[0], first.Values[1], first.Values[3]), []string{"fix"}, nil, "# better\n\n# for"},
		"a field that was taken out": {document(first.Values[0], first.Values[1], first.Values[2], Value{"icon", "Amber"}), nil, []string{"icon"}, "keywords: [broken]\n---"},
	} {
		got, err := c.now.Update([]byte(authors), was)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !slices.Equal(got.Changed, c.changed) || !slices.Equal(got.Kept, c.kept) ||
			!strings.Contains(string(got.Data), c.want) {
			t.Errorf("%s: changed %v, kept %v\n%s", name, got.Changed, got.Kept, got.Data)
		}
		if !strings.Contains(string(got.Data), "Our text.\n") {
			t.Errorf("%s: the author's text is gone\n%s", name, got.Data)
		}
		if len(c.changed) == 0 && string(got.Data) != authors {
			t.Errorf("%s: the page changed\n%s", name, got.Data)
		}
	}
}

// TestUpdateRefuses keeps pages whose front matter cannot be changed line by line.
func TestUpdateRefuses(t *testing.T) {
	d := document(Value{"status", "New"})
	for _, old := range []string{"", "no front matter", "---\nstatus: [\n---\n", "---\n{status: Old}\n---\n", "---\n- a\n---\n"} {
		got, err := d.Update([]byte(old), Record{Fields: map[string]string{}})
		if err == nil || string(got.Data) != old {
			t.Errorf("%q became %q, %v", old, got.Data, err)
		}
	}
}

// TestUpdateKeepsLineEnds takes a page from Windows.
func TestUpdateKeepsLineEnds(t *testing.T) {
	old := document(Value{"status", "Old"})
	was, err := old.Record()
	if err != nil {
		t.Fatal(err)
	}
	got, err := document(
		Value{"status", "New"},
	).Update([]byte("---\r\nstatus: Old\r\nweight: 2\r\n---\r\nText\r\n"), was)
	if want := "---\r\nstatus: New\r\nweight: 2\r\n---\r\nText\r\n"; err != nil || string(got.Data) != want {
		t.Errorf("got %q, want %q, %v", got.Data, want, err)
	}
}

func FuzzUpdate(f *testing.F) {
	f.Add([]byte(authors), "New")
	f.Add([]byte("---\na: &x 1\nstatus: *x\n---\n"), "-")
	f.Fuzz(func(t *testing.T, old []byte, value string) {
		d := document(Value{"status", value})
		got, err := d.Update(old, Record{Fields: map[string]string{}})
		if err != nil && string(got.Data) != string(old) {
			t.Errorf("a page that cannot be updated changed: %q", got.Data)
		}
		if err == nil && len(got.Changed) > 0 {
			if _, err := frontmatter.Parse(got.Data); err != nil {
				t.Errorf("%q became %q: %v", old, got.Data, err)
			}
		}
	})
}
