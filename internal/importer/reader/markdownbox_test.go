package reader

import (
	"strings"
	"testing"
)

// TestBoxes gives pages of Markdown with notes, tabs and lists of attributes.
func TestBoxes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"!!! warning \"High <b>\"\n    Stop.\n\n    - a\n\nAfter.", ":::warning High <b>\n\nStop.\n\n- a\n\n:::\n\nAfter."},
		{"!!! note\n    A\n\n    !!! tip\n        B\n", ":::note\n\nA\n\n:::tip\n\nB\n\n:::\n\n:::"},
		{"??? note \"Why?\"\n\tSo.\n", "<details>\n<summary>Why?</summary>\n\nSo.\n\n</details>"},
		{"=== \"Wired\"\n    Press it.\n", "**Wired**\n\nPress it."},
		{":::danger[Stop]\n\nNow.\n\n:::\n\nAfter.", ":::danger Stop\n\nNow.\n\n:::\n\nAfter."},
		{":::tip\nNow.", ":::tip\n\nNow.\n\n:::"},
		{"!!! note\nNot indented.", "!!! note Not indented."},
		{"```\n!!! note\n    A\n:::tip\n```", "```\n!!! note\n    A\n:::tip\n```"},
		{"## A {: #a .b }\n\nx", "## A {#a}\n\nx"},
		{"[p](https://x.example/){ .button } y", "[p](https://x.example/) y"},
	} {
		a, _ := Markdown("a.md", []byte(c.text))
		if got := strings.TrimSpace(a.Prose); got != c.want {
			t.Errorf("%q became\n%q, want\n%q", c.text, got, c.want)
		}
	}
	cells, err := Markdown("a.md", []byte("| Code | Fix |\n|---|---|\n| F.28 {#f28} | Wait |\n"))
	if err != nil || cells.Tables[0].Rows[0].Cells[0].Plain != "F.28" {
		t.Errorf("the cell with an id is %+v, %v", cells.Tables, err)
	}
	deep := ""
	for i := range 3 * maxBoxes {
		deep += strings.Repeat("    ", i) + "!!! note\n"
	}
	a, err := Markdown("a.md", []byte(deep+strings.Repeat("    ", 3*maxBoxes)+"Last."))
	if !strings.Contains(a.Prose, "Last.") {
		t.Errorf("the text of the last box is lost: %q, %v", a.Prose, err)
	}
}
