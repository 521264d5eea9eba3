package text

import (
	"unicode/utf8"

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
	Printed       // "BugcheckCode 278": it is a code that is hexadecimal, in decimal digits
)

// cues are the words that make a code of the number behind them, or none of it.
var cues = func() map[string]Cue {
	out := map[string]Cue{}
	words := client.Words("text", "cues")
	for kind, cue := range map[string]Cue{"code": Cued, "hex": Hexed, "none": Versioned, "decimal": Printed} {
		for _, word := range words[kind] {
			out[word] = cue
		}
	}
	return out
}()

// fillers may stand between a cue and its number, behind are words that may follow it, and
// joiners join the last code of a list, endsField ends the name of a field that has a code.
var (
	fillers, behind    = cueWords("filler"), cueWords("behind")
	endsField, joiners = cueWords("field"), cueWords("list")
)

func cueWords(kind string) map[string]bool {
	out := map[string]bool{}
	for _, word := range client.Words("text", "cues")[kind] {
		out[word] = true
	}
	return out
}

// markCues looks at the words before each number, and at the one behind it.
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

// cueOfList gives the cue of the code before one in a list, if both are as long: "codes 5B00,
// 5B01 and 1701".
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

// cueBefore gives the cue that the last words of a text are: the last one, or one
// before it that only fillers or other cues follow.
func cueBefore(before []Token) Cue {
	found, otherwise := NoCue, NoCue
	for back, left := 1, reach; left > 0 && back <= len(before); back++ {
		t := before[len(before)-back]
		if t.Parts > 0 {
			continue
		}
		last := back == 1 || !before[len(before)-back+1].Inner
		if t.Inner && t.Sort == Word && !(last && endsField[t.Key]) {
			continue // of the name of a field, its last part and the whole tell: ErrorCode, BCCode
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
