package watch

import "strings"

// passing reports whether a file's name is one that `sed -i` gives to what it
// writes before that takes the place of the file: sed and six random letters or
// digits. Words have no capitals and no digits there, such as sediments.
func passing(name string) bool {
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
