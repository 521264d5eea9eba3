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
// fillers may be between; behind are those that may follow it.
var cues, fillers, behind = func() (map[string]Cue, map[string]bool, map[string]bool) {
	out, between, after := map[string]Cue{}, map[string]bool{}, map[string]bool{}
	words := client.Words("text", "cues")
	for kind, cue := range map[string]Cue{"code": Cued, "hex": Hexed, "none": Versioned} {
		for _, word := range words[kind] {
			out[word] = cue
		}
	}
	for _, word := range words["filler"] {
		between[word] = true
	}
	for _, word := range words["behind"] {
		after[word] = true
	}
	return out, between, after
}()

// markCues looks at the words before each number, and at the one behind it.
func markCues(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Sort == Word || t.Sort == Sign {
			continue
		}
		t.Cue = cueBefore(tokens[:i])
		next := i + 1
		if t.Sort == Number && next < len(tokens) && tokens[next].Glued && tokens[next].Sort == Number &&
			!tokens[next].listed {
			t.Cue = NoCue // "Error 2026-03-04": a date
		}
		if t.Cue == NoCue && t.Sort == Number && !t.Glued && next < len(tokens) && tokens[next].apart &&
			behind[tokens[next].Key] {
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
	found, otherwise := NoCue, NoCue
	for back, left := 1, reach; left > 0 && back <= len(before); back++ {
		t := before[len(before)-back]
		if t.Inner && t.Sort == Word {
			continue // the name that it is a part of tells
		}
		left--
		c := cues[t.Key]
		if t.Key == "id" && found == NoCue {
			otherwise = Versioned // "job id 942", but "event id 942"
		}
		switch {
		case c == Hexed:
			return Hexed
		case c == Cued:
			found, otherwise = Cued, Cued
		case c == Versioned && found == NoCue:
			return Versioned
		case !fillers[t.Key] || t.Sort != Word && t.Sort != Sign:
			return max(found, otherwise)
		}
	}
	return max(found, otherwise)
}
