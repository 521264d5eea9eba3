package text

import (
	_ "embed"
	"strings"
)

// Cue is what the words around a number say of it.
type Cue uint8

// Cues. A number is a code only by its form, its cue or its place.
const (
	NoCue     Cue = iota
	Cued          // "error 942", "event 2004": it is a code
	Hexed         // "bugcheck 7b", "stop 50": it is a code, and may be hexadecimal
	Versioned     // "version 5.1.195", "line 24": it is none
)

//go:embed cues.txt
var cueList string

// cues are the words that make a code of the number behind them, or none of it.
var cues = func() map[string]Cue {
	out := map[string]Cue{}
	kinds := map[string]Cue{"code": Cued, "hex": Hexed, "none": Versioned}
	for line := range strings.Lines(cueList) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(words) {
			out[word] = kinds[kind]
		}
	}
	return out
}()

// reach is how many tokens before a number its cue may stand: "stop error code: 942".
const reach = 3

// markCues looks at the words before each number, and at the one behind it.
func markCues(tokens []Token) {
	for i := range tokens {
		if t := &tokens[i]; t.Sort != Word && t.Sort != Sign {
			t.Cue = cueBefore(tokens[:i])
			if t.Cue == NoCue && i+1 < len(tokens) && cues[tokens[i+1].Key] == Cued {
				t.Cue = Cued
			}
		}
	}
}

// cueBefore gives the cue that the last words of a text are. One of hexadecimal codes
// may have another between it and the number.
func cueBefore(before []Token) Cue {
	found := NoCue
	for back := 1; back <= reach && back <= len(before); back++ {
		t := before[len(before)-back]
		if t.Sort != Word && t.Sort != Sign {
			break
		}
		switch c := cues[t.Key]; {
		case c == Hexed || c == Versioned && found == NoCue && back == 1:
			return c
		case c == Cued && back < reach:
			found = Cued
		}
	}
	return found
}
