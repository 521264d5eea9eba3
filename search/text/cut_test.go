package text

import (
	"strings"
	"testing"
)

func keys(text string) string {
	var out []string
	for _, t := range Cut(text) {
		key := t.Key
		if t.Inner {
			key += "'"
		}
		out = append(out, key)
	}
	return strings.Join(out, " ")
}

// TestKeys cuts texts whose cuts other parts rely on; client/engine.test.ts has more,
// and the agreement of both engines is tested beside them.
func TestKeys(t *testing.T) {
	for text, want := range map[string]string{
		"FileNotFoundException":                     "filenotfoundexception file' not' found' exception'",
		"ORA-00942: table":                          "ora942 table",
		"E_1042 e1042 E-1042":                       "e1042 e1042 e1042",
		"0xC0000005L 0x7bUL &H80070005& h80":        "0xc0000005 0x7b 0x80070005 h80",
		"0x0000007B 0X7b":                           "0x7b 0x7b",
		"exit code -1073740791 or 3221226505":       "exit code 0xc0000409 or 0xc0000409",
		"HCW8019, 8021":                             "hcw8019 hcw8021",
		"550 5.7.60":                                "550 5.7.60",
		"13.B9.D1 13.df.01 49.4C02 13.de 1.2.c3d4e": "13.b9.d1 13.df.01 49.4c02 13 de 1.2 c3d4e",
		"libc6 2.36-9 1.2.1-1":                      "libc6 2.36 9 1.2.1 1",
		"C++ C# .NET --force":                       "c ++' c #' .' net --' force",
		"Œuvre Straße ﬁle":                          "oeuvre strasse file",
		"שָׁלוֹם":                                   "שלום",
		"ดิสก์":                                     "ดิ ิส สก ก์",
		"expected ';' before ‘}’":                   "expected semicolon before closebrace",
		"99999999999999999999 80070005 c004f014":    "99999999999999999999 0x80070005 0xc004f014",
	} {
		if got := keys(text); got != want {
			t.Errorf("%q is cut into %q, want %q", text, got, want)
		}
	}
}

// TestPositions leaves room for placeholders, and gives the parts of a name its places.
func TestPositions(t *testing.T) {
	for text, want := range map[string][]int{
		"a \uFFFC b":    {1, 10},
		"OneDrive sync": {1, 1, 2, 3},
		"a\uFFFBb c":    {1, 257, 258},
		"接続エラー now":     {1, 2, 3, 4, 5},
	} {
		var got []int
		for _, t := range Cut(text) {
			got = append(got, t.Pos)
		}
		if len(got) != len(want) {
			t.Errorf("%q has places %v, want %v", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q has places %v, want %v", text, got, want)
				break
			}
		}
	}
}

func TestCues(t *testing.T) {
	for text, want := range map[string]Cue{
		"error 942": Cued, "error code: 942": Cued, "bugcheck 7b": Hexed, "Unknown bugcheck code (19c)": Hexed,
		"event id 2004": Cued,
		"line 24":       Versioned, "version 5.1.195": Versioned, "took 24 s": NoCue, "18:05 ERROR": NoCue,
		"500 error": Cued, "error x3": NoCue,
		"ErrorCode: 5": Cued, "BCCode: 101": Hexed, "BugcheckCode 278": Printed, "WinIOError(5)": NoCue,
	} {
		var got Cue
		for _, token := range Cut(text) {
			if HasDigit(token.Key) {
				got = token.Cue
			}
		}
		if got != want {
			t.Errorf("%q has cue %d, want %d", text, got, want)
		}
	}
}
