package watch

import "strings"

// temporary reports whether a name is that of a temporary file of `sed -i`: sed and
// six random letters or digits. Words such as sediments have neither capitals nor
// digits there.
func temporary(name string) bool {
	random, ok := strings.CutPrefix(name, "sed")
	if !ok || len(random) != 6 {
		return false
	}
	mixed := false
	for _, c := range []byte(random) {
		lower := 'a' <= c && c <= 'z'
		if !lower && !('A' <= c && c <= 'Z') && !('0' <= c && c <= '9') {
			return false
		}
		mixed = mixed || !lower
	}
	return mixed
}
