package text

import (
	"faultbook/search/client"
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

// cues are the words that make a code of the number behind them, or none of it, and
// fillers may stand between.
var cues, fillers = func() (map[string]Cue, map[string]bool) {
	out, between := map[string]Cue{}, map[string]bool{}
	words := client.Words("text", "cues")
	for kind, cue := range map[string]Cue{"code": Cued, "hex": Hexed, "none": Versioned} {
		for _, word := range words[kind] {
			out[word] = cue
		}
	}
	for _, word := range words["filler"] {
		between[word] = true
	}
	return out, between
}()

// reach is how many tokens before a number its cue may stand: "stop error code 942".
const reach = 3

// markCues looks at the words before each number, and at the one behind it.
func markCues(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Sort == Word || t.Sort == Sign {
			continue
		}
		t.Cue = cueBefore(tokens[:i])
		next := i + 1
		if t.Cue == NoCue && t.Sort == Number && !t.glued && next < len(tokens) && tokens[next].apart && cues[tokens[next].Key] == Cued {
			t.Cue = Cued
		}
		if t.Sort == Mixed && t.Cue == Cued && len(t.Key) == 2 && t.Key[0] == 'x' {
			t.Cue = NoCue // "error x3" counts errors
		}
	}
}

// cueBefore gives the cue that the last words of a text are: the last one, or one
// before it that only fillers or other cues follow.
func cueBefore(before []Token) Cue {
	found := NoCue
	for back := 1; back <= reach && back <= len(before); back++ {
		t := before[len(before)-back]
		c := cues[t.Key]
		switch {
		case t.Sort != Word && t.Sort != Sign:
			return found
		case c == Hexed:
			return Hexed
		case c == Cued:
			found = Cued
		case c == Versioned && found == NoCue:
			return Versioned
		case !fillers[t.Key]:
			return found
		}
	}
	return found
}
