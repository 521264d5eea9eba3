package document

import (
	"fmt"
	"strings"
	"testing"
)

// TestApart keeps short texts with a digit that a body sets apart, and with a cell the head of
// its column.
func TestApart(t *testing.T) {
	for text, want := range map[string]string{
		"| Code | Meaning |\n|---|---|\n| 243 | Belt 7 torn |\n| none | x |": "Code=243 Meaning=Belt 7 torn",
		"|  | Meaning |\n|---|---|\n| 243 | Torn |":                          "",
		"The display shows **E4** or `5B00`, *7*, or **nothing**.":           "=E4 =5B00",
		"- 1034: Access denied\n- 1035 – No disk\n- 30 GB of space\n- wait":  "=1034 =1035",
		"1034: no list": "",
		"<table><tr><th>Code</th><th>Text</th></tr>\n<tr><td><b>243</b></td><td>Belt<br>7</td></tr></table>": "Code=243 " +
			"Text=Belt 7",
		"<table><tr><td>243</td></tr></table>":                "",
		"**" + strings.Repeat("9 ", mostApart) + "**":         "",
		"| Code |\n|---|\n| **0x1** and `0x2` |":              "Code=0x1 and 0x2 =0x1 =0x2",
		"<table><tr><th>Code</th></tr><tr><td>243 never ends": "",
	} {
		e, _ := open(Article, "---\ntitle: T 5\n---\n"+text, false)
		var got []string
		for _, a := range e.Apart {
			got = append(got, fmt.Sprintf("%s=%s", a.Head, a.Text))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
