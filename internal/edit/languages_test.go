package edit

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/document"
)

// bilingual returns a site whose translations have links of their own, in every way.
func bilingual() folder {
	f := folder{}
	f.put("faultbook.yaml", "languages: {de: {}}\n")
	f.put("content/_index.md", "---\ntitle: Home\n---\n")
	f.put("content/p/o/dim.md", "---\nstatus: Dim\nfix: [\"See [[off]].\"]\n---\n")
	f.put("content/p/o/dim.de.md", "---\nstatus: Dunkel\n---\n[[p/o/off]]\n")
	f.put("content/p/o/off.md", "---\nstatus: Off\nrelated: [dim]\n---\n")
	f.put("content/p/o/off.de.md", "---\nfix:\n  - Siehe [[p/o/dim|dort]], [da](dim.md) und [[Dunkel]].\n---\n"+
		"[Teil](../../guides/g.md#part)\n\n::table{operation=p/o}\n")
	f.put("content/guides/g.md", "---\ntitle: Guide\n---\n[Dim](../p/o/dim.md)\n\n## Part\n")
	f.put(
		"content/guides/g.de.md",
		"---\ntitle: Anleitung\n---\n[Dunkel](/p/o/dim/), [hier](#part)\n\n## Teil {#part}\n",
	)
	return f
}

// inFolder returns a site whose translations into German are in a folder.
func (f folder) inFolder() folder {
	out := folder{}
	for name, file := range f {
		if below, found := strings.CutSuffix(name, ".de.md"); found {
			name = "content.de" + strings.TrimPrefix(below, "content") + ".md"
		}
		out[name] = file
	}
	return out
}

// sameFiles holds that two sites have the same texts, but for the places of translations.
func (f folder) sameFiles(t *testing.T, other folder) {
	t.Helper()
	moved := f.inFolder()
	for name, file := range moved {
		if other[name] == nil || string(other[name].Data) != string(file.Data) {
			t.Errorf("%s differs between the two places of translations", name)
		}
	}
	if len(moved) != len(other) {
		t.Errorf("%d files and %d", len(moved), len(other))
	}
}

// TestMoveTranslated moves pages and folders of a site in two languages: the links of
// translations lead to where they led.
func TestMoveTranslated(t *testing.T) {
	for _, m := range [][3]string{
		{"p/o/dim", "p/o/faint", "p/o/dim"}, {"p/o", "p/use", "p/o/"}, {"guides/g", "help", "guides/g"},
	} {
		f, other := bilingual(), bilingual().inFolder()
		for _, f := range []folder{f, other} {
			f.sound(t)
			f.move(t, m[0], m[1])
			f.sound(t)
		}
		f.sameFiles(t, other)
		for name, file := range f {
			if text := string(file.Data); strings.Contains(text, "[["+m[2]) || strings.Contains(text, "=p/o}") &&
				m[2] == "p/o/" {
				t.Errorf("after the move of %s, %s has\n%s", m[0], name, text)
			}
		}
	}
}

// TestMoveLeftTranslation renames a page by hand and not its translation, which follows.
func TestMoveLeftTranslation(t *testing.T) {
	f := bilingual()
	f.put("content/p/o/faint.md", string(f["content/p/o/dim.md"].Data))
	delete(f, "content/p/o/dim.md")
	f.move(t, "p/o/dim", "p/o/faint")
	f.sound(t)
	if f["content/p/o/faint.de.md"] == nil || f["content/p/o/dim.de.md"] != nil {
		t.Error("the translation did not follow")
	}
}

// TestMoveSectionTranslated renames a section in one language: links to it change where
// the language has the new name too.
func TestMoveSectionTranslated(t *testing.T) {
	f := bilingual()
	f.put("content/guides/g.md", "---\ntitle: Guide\n---\n## Piece\n")
	f.move(t, "guides/g#part", "guides/g#piece")
	f.sound(t)
	if text := string(f["content/p/o/off.de.md"].Data); !strings.Contains(text, "g.md#part") {
		t.Errorf("the link to the German section became\n%s", text)
	}
	f.put("content/guides/g.md", "---\ntitle: Guide\n---\n## Bit\n")
	f.put("content/guides/g.de.md", "---\ntitle: Anleitung\n---\n## Stück {#bit}\n")
	f.move(t, "guides/g#part", "guides/g#bit")
	f.sound(t)
	if text := string(f["content/p/o/off.de.md"].Data); !strings.Contains(text, "g.md#bit") {
		t.Errorf("the link to the German section stayed\n%s", text)
	}
}

// TestNoPageHasTheNameOfATranslation refuses an id that only a translation can have.
func TestNoPageHasTheNameOfATranslation(t *testing.T) {
	w := bilingual().workspace(t)
	_, moved := w.Move(context.Background(), "p/o/dim", "p/o/faint.de")
	_, made := w.New(document.Entry, "p/o/faint.de", "")
	for _, err := range []error{moved, made} {
		if usage := new(UsageError); !errors.As(err, &usage) || !strings.Contains(err.Error(), "translation") {
			t.Errorf("got %v", err)
		}
	}
}

// TestRetireTranslated brings back a page that is gone with its translations.
func TestRetireTranslated(t *testing.T) {
	retireTranslated(t, bilingual(), "content/p/o/dim.de.md")
	retireTranslated(t, bilingual().inFolder(), "content.de/p/o/dim.md")
}

func retireTranslated(t *testing.T, f folder, translation string) {
	f.put("faultbook.lock", "/p/o/dim/\tpage\tp/o/dim\n")
	gone := fstest.MapFS{}
	for _, name := range []string{"content/p/o/dim.md", translation} {
		gone[name] = f[name]
		delete(f, name)
	}
	last := func(_ context.Context, name string) ([]byte, error) {
		text, err := fs.ReadFile(gone, name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return text, err
	}
	w, err := Open(context.Background(), fstest.MapFS(f), 0, last)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := w.Retire(context.Background(), Retirement{ID: "p/o/dim", To: []string{"p/o/off"}})
	if err != nil {
		t.Fatal(err)
	}
	f.carryOut(plan)
	f.sound(t)
	if f[translation] == nil {
		t.Error("the translation did not come back")
	}
}

// TestNewWithoutAFolder says that an operation and an entry need a folder.
func TestNewWithoutAFolder(t *testing.T) {
	w := bilingual().workspace(t)
	for _, kind := range []document.Kind{document.Operation, document.Entry} {
		_, err := w.New(kind, "faint", "")
		if usage := new(UsageError); !errors.As(err, &usage) || !strings.Contains(err.Error(), "begins with its folder") {
			t.Errorf("%s: got %v", kind, err)
		}
	}
}
