package yamldoc

import (
	"fmt"
	"strings"
	"testing"
)

func TestSyntaxInPlainWords(t *testing.T) {
	for _, c := range []struct{ yaml, at, text, hint string }{
		{"a:\n\t- x", "2:1", "tab in", "replace the tab with spaces"},
		{"a: b\n\tc: d", "2:1", "tab in", "replace the tab with spaces"},
		{"\tk: b", "1:1", "tab in", "replace the tab with spaces"},
		{"k: @foo bar", "1:4", "cannot begin with @", `"@foo bar"`},
		{"k: %x", "1:4", "cannot begin with %", `"%x"`},
		{"k: `code` \"x\"", "1:4", "cannot begin with `", "'`code` \"x\"'"},
		{"k: *Bold* text", "1:4", "cannot begin with *", `"*Bold* text"`},
		{"k:\n  - **Bold** text", "2:5", "cannot begin with *", `"**Bold** text"`},
		{"k: &é x", "1:4", "cannot begin with &", `"&é x"`},
		{"k: ? x", "1:4", "cannot begin with ?", `"? x"`},
		{"k: - x", "1:4", "cannot begin with -", `"- x"`},
		{"k: > x", "1:4", "cannot begin with >", `"> x"`},
		{"k: , x", "1:4", "cannot begin with ,", `", x"`},
		{"k:\n  - @foo", "2:5", "begin with @", `"@foo"`},
		{"k: \"abc\nz: b", "1:4", "unclosed quotation mark", "close"},
		{"k: [a, b\nz: b", "1:4", "unclosed bracket", "close"},
		{"k: [Job #12, x]\nb: c", "1:4", "unclosed bracket", "` #`"},
		{"k: \"C:\\Users\"", "1:9", `unknown escape after \`, "single quotation marks"},
		{"k: \"\\d\"", "1:5", `unknown escape after \`, "single quotation marks"},
		{"k: \"a\" b", "1:8", `after the closing "`, "the whole value"},
		{"k: [a] b", "1:8", "after the closing ]", "the whole value"},
		{"k: 'it's' b", "1:8", "after the closing '", "the whole value"},
		{"k: a: b", "1:5", "unexpected `: `", "quotation marks"},
		{"fix:\n  - a\n - b", "3:2", "does not match the lines above", "indentation"},
		{"- a\nk: b", "2:1", "does not match the lines above", "indentation"},
	} {
		problems := open(c.yaml + "\n").Problems()
		if len(problems) != 1 {
			t.Errorf("%q: %d problems", c.yaml, len(problems))
			continue
		}
		d := problems[0]
		if at := fmt.Sprintf("%d:%d", d.Pos.Line-2, d.Pos.Column); at != c.at || !strings.Contains(d.Text, c.text) || !strings.Contains(d.Hint, c.hint) {
			t.Errorf("%q at %s, want %s\n%s\nhint: %s", c.yaml, at, c.at, d.Text, d.Hint)
		}
		for _, jargon := range []string{"token", "scalar", "anchor", "mapping", "sequence", "scanning", "parsing"} {
			if strings.Contains(d.Text+d.Hint, jargon) {
				t.Errorf("%q: %q is no word of authors: %s (%s)", c.yaml, jargon, d.Text, d.Hint)
			}
		}
	}
}
