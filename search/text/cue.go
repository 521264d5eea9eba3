package text

import (
	"unicode/utf8"

	"faultbook/search/data"
)

// Cue is what the words around a number say about it.
type Cue uint8

// Cues. A number is a code only by its form, its cue or its place.
const (
	NoCue     Cue = iota
	Cued          // "error 942", "event 2004": it is a code
	Hexed         // "bugcheck 7b", "stop 50": it is a code, and may be hexadecimal
	Versioned     // "version 5.1.195", "line 24": it is none
	Printed       // "BugcheckCode 278": it is a code that is hexadecimal, in decimal digits
)

// cues are the words that say that the number after them is a code, or that it is none.
var cues = func() map[string]Cue {
	out := map[string]Cue{}
	words := data.Words("text", "cues")
	for kind, cue := range map[string]Cue{"code": Cued, "hex": Hexed, "none": Versioned, "decimal": Printed} {
		for _, word := range words[kind] {
			out[word] = cue
		}
	}
	return out
}()

var (
	fillers   = cueWords("filler")    // may be between a cue and its number
	behind    = cueWords("behind")    // make a code of the number before them
	endsField = cueWords("field")     // end the name of a field that holds a code
	joiners   = cueWords("list")      // come before the last code of a list
	numbering = cueWords("numbering") // letters that number pages, sections and versions
)

func cueWords(kind string) map[string]bool {
	out := map[string]bool{}
	for _, word := range data.Words("text", "cues")[kind] {
		out[word] = true
	}
	return out
}

// markCues sets the cue of each number and code from the words before it and the word after it.
func markCues(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Sort == Word || t.Sort == Sign {
			continue
		}
		t.Cue = max(cueBefore(tokens[:i]), cueOfList(tokens[:i], utf8.RuneCountInString(t.Shown)))
		next := i + 1
		if t.Sort == Number && next < len(tokens) && tokens[next].Glued && tokens[next].Sort == Number &&
			!tokens[next].listed {
			t.Cue = NoCue // "Error 2026-03-04": a date
		}
		if t.Cue == NoCue && t.Sort == Number && !t.Glued && next < len(tokens) && tokens[next].Spaced &&
			behind[tokens[next].Key] && !(next+1 < len(tokens) && HasDigit(tokens[next+1].Key)) {
			t.Cue = Cued
		}
		if t.Sort == Mixed && t.Cue == Cued && len(t.Key) == 2 && t.Key[0] == 'x' {
			t.Cue = NoCue // "error x3" counts errors
		}
	}
}

// cueOfList returns the cue of the previous code of a list if that code has the same size: "codes
// 5B00, 5B01 and 1701". The size is in characters.
func cueOfList(before []Token, size int) Cue {
	last := len(before) - 1
	follows := last >= 0 && before[last].comma
	if last > 0 && joiners[before[last].Key] {
		last, follows = last-1, true
	}
	if !follows || before[last].Sort == Word || before[last].Sort == Sign || before[last].Cue == Versioned ||
		utf8.RuneCountInString(before[last].Shown) != size {
		return NoCue
	}
	return before[last].Cue
}

// cueBefore returns the cue among the last words of a text: only fillers and other cues may follow
// it. It marks the words that are cues of a code.
func cueBefore(before []Token) Cue {
	found, otherwise := NoCue, NoCue
	for back, left := 1, reach; left > 0 && back <= len(before); back++ {
		t := before[len(before)-back]
		if t.Parts > 0 {
			continue
		}
		last := back == 1 || !before[len(before)-back+1].Inner
		if t.Inner && t.Sort == Word && !(last && endsField[t.Key]) {
			continue // only the last part of the name of a field is a cue, and the whole name: ErrorCode, BCCode
		}
		if !t.Inner || t.Sort != Word {
			left--
		}
		c := cues[t.Key]
		if t.Key == "id" && found == NoCue {
			otherwise = Versioned // "job id 942", but "event id 942"
		}
		switch {
		case c == Hexed || c == Printed:
			return c
		case c == Cued:
			found, otherwise = Cued, Cued
			before[len(before)-back].Tells = true
		case c == Versioned && found == NoCue:
			return Versioned
		case !fillers[t.Key] || t.Sort != Word && t.Sort != Sign:
			return max(found, otherwise)
		}
	}
	return max(found, otherwise)
}
