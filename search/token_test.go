package search

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// tokenTexts gives words as testdata/tokens.txt writes them.
func tokenTexts(text string) []string {
	out := []string{}
	for _, t := range Tokenize(text) {
		if t.Glued {
			t.Text = "+" + t.Text
		}
		out = append(out, t.Text)
	}
	return out
}

func TestTokenize(t *testing.T) {
	data, err := os.ReadFile("testdata/tokens.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " => ")
		if got := strings.Join(tokenTexts(text), " "); ok && text[0] != '#' && got != want {
			t.Errorf("%q\n  got  %s\n  want %s", text, got, want)
		}
	}
}

func TestTokenizeGap(t *testing.T) {
	tokens := Tokenize(Template{"Backup disabled on ", ". It will retry"}.text())
	if got := tokens[3].Position - tokens[2].Position; got != gapStep+1 {
		t.Errorf("a gap moves the next word %d positions on, want %d", got, gapStep+1)
	}
}

// unicodeTexts makes texts of letters, marks, digits, punctuation and symbols of all
// scripts that both Unicode tables know, and of ASCII.
func unicodeTexts(n int) []string {
	random := rand.New(rand.NewPCG(4, 5))
	var ranges []unicode.Range16
	for _, table := range []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Devanagari, unicode.Common, unicode.Inherited, unicode.Armenian, unicode.Georgian, unicode.Tamil} {
		ranges = append(ranges, table.R16...)
	}
	texts := make([]string, n)
	for i := range texts {
		var text strings.Builder
		for range 1 + random.IntN(24) {
			switch random.IntN(4) {
			case 0:
				text.WriteByte(byte(' ' + random.IntN(95)))
			case 1:
				text.WriteString("'_- ,.é"[random.IntN(7):][:1])
			default:
				r := ranges[random.IntN(len(ranges))]
				c := rune(int(r.Lo) + random.IntN(int(r.Hi-r.Lo)/int(r.Stride)+1)*int(r.Stride))
				text.WriteRune(c)
			}
		}
		texts[i] = strings.ToValidUTF8(text.String(), "é")
	}
	return texts
}

func TestTokenizersAgree(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if !testing.Short() {
			t.Fatal("Node is not installed: run ./test, which installs it, or ./test quick")
		}
		t.Skip("./test quick leaves out what needs Node")
	}
	texts := unicodeTexts(20000)
	lines := runJob(t, node, map[string]any{"texts": texts, "queries": []string{}})
	if len(lines) != len(texts) {
		t.Fatalf("%d of %d texts came back", len(lines), len(texts))
	}
	bad := 0
	for i, line := range lines {
		got := []string{}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(line)
		}
		if want := tokenTexts(texts[i]); !slices.Equal(got, want) {
			if bad++; bad <= 10 {
				t.Errorf("%+q\n  client %+q\n  Go     %+q", texts[i], got, want)
			}
		}
	}
	if bad > 0 {
		t.Errorf("%d of %d texts differ", bad, len(texts))
	}
}
