package text

import (
	"slices"
	"strconv"
	"strings"

	"faultbook/search/data"
)

// AsCode begins the key of a number that is a code, by its cue or its place: #942.
const AsCode = "#"

// prefixes are letters that mean "error" where they are glued to a number.
var prefixes = data.Words("text", "cues")["prefix"]

// Prefixed returns the digits of a code whose letters only say that it is one, such as
// E13607, or nothing.
func Prefixed(key string) string {
	letters, digits := Family(key)
	if len(digits) < leastDigits || !slices.Contains(prefixes, letters) {
		return ""
	}
	return digits
}

// Decimal returns the digits of a code that was taken for hexadecimal for having eight of
// them, the first an 8, if they are all decimal: a site may number things so.
func Decimal(key string) string {
	digits, ok := strings.CutPrefix(key, "0x")
	if !ok || len(digits) != mostHex || !all(digits, isDigit) {
		return ""
	}
	return digits
}

// Family parts letters and the digits behind them; both are empty for another form.
func Family(text string) (letters, digits string) {
	at := len(strings.TrimRight(text, "0123456789"))
	if at == 0 || at == len(text) || HasDigit(text[:at]) || !all(text[:at], isSmall) {
		return "", ""
	}
	return text[:at], text[at:]
}

// Aliases gives the other keys under which a token is held: that of a code, if a
// number is one. coded says that it stands where codes stand.
func Aliases(t Token, coded bool) []string {
	said := coded || t.Cue == Cued || t.Cue == Hexed || t.Cue == Printed
	switch undotted := Undotted(t.Key); {
	case undotted != "" && said && t.Sort != Code:
		return []string{AsCode + undotted, AsCode + t.Key}
	case undotted != "":
		return []string{AsCode + undotted}
	case t.Parts > 0:
		if _, only := FirstPart(t); only != "" {
			return []string{only}
		}
		return nil
	case !said || t.Sort == Word || t.Sort == Sign:
		return nil
	case t.Sort == Code:
		if _, digits := Family(t.Key); coded && digits != "" {
			return []string{AsCode + digits}
		}
		return nil
	}
	out := []string{AsCode + t.Key}
	if value, err := strconv.ParseUint(t.Key, 10, 32); t.Cue == Printed && err == nil {
		return append(out, "0x"+strconv.FormatUint(value, 16))
	}
	if (t.Cue == Hexed || t.Sort == Mixed) && len(t.Key) <= 8 && all(t.Key, isHex) {
		out = append(out, "0x"+unpadded(t.Key))
	}
	return out
}

func unpadded(digits string) string {
	if bare := strings.TrimLeft(digits, "0"); bare != "" {
		return bare
	}
	return "0"
}

func isHex(b byte) bool { return isDigit(b) || b >= 'a' && b <= 'f' }
