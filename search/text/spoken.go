package text

import (
	"slices"
	"strconv"
	"strings"

	"faultbook/search/data"
)

// spoken are the words for numbers below twenty and for tens, by language.
var spoken = data.Words("text", "spoken")

// spokenUnits and spokenTens are the keys of these words in both languages.
var spokenUnits, spokenTens = [2]string{"en", "de"}, [2]string{"enTens", "deTens"}

// spokenNumber returns the number of a word, such as "seven" or "siebenundfunfzig". ten says that a
// digit may follow, as after "fifty".
func spokenNumber(word string) (value int, ten, ok bool) {
	for i := range spokenUnits {
		if at := slices.Index(spoken[spokenUnits[i]], word); at >= 0 {
			return at, false, true
		}
		if at := slices.Index(spoken[spokenTens[i]], word); at >= 0 {
			return 10 * (at + 2), true, true
		}
	}
	digit, rest, _ := strings.Cut(word, "und")
	if digit == "ein" {
		digit = "eins"
	}
	unit, tens := slices.Index(spoken["de"], digit), slices.Index(spoken["deTens"], rest)
	return 10*(tens+2) + unit, false, unit > 0 && unit < 10 && tens >= 0
}

// Spoken returns the keys of the code that the first words dictate, and how many words it takes: "five
// seven fifty seven" is 5757 or 5.7.57. Both are empty for fewer than leastSpoken numbers.
func Spoken(tokens []Token) (keys []string, words int) {
	var parts []string
	ten := 0
	for _, t := range tokens {
		value, isTen, ok := spokenNumber(t.Key)
		if !ok || t.Sort != Word {
			break
		}
		words++
		if last := len(parts) - 1; ten > 0 && value > 0 && value < 10 {
			parts[last] = strconv.Itoa(ten + value)
		} else {
			parts = append(parts, strconv.Itoa(value))
		}
		ten = 0
		if isTen {
			ten = value
		}
	}
	if words < leastSpoken {
		return nil, 0
	}
	keys = []string{AsCode + unpadded(strings.Join(parts, ""))}
	if len(parts) == 3 && len(parts[0]) == 1 {
		keys = append(keys, strings.Join(parts, "."))
	}
	return keys, words
}
