package text

// links are the letters between the parts of a compound word, by language. Languages
// that write such words apart have none here.
var links = map[string][]string{
	"de": {"", "s", "n", "en", "es", "er", "e"},
	"nl": {"", "s", "en", "e"},
	"sv": {"", "s"},
}

// shortestPart is how many bytes a part of a compound word has at least: shorter words
// are in others by chance.
const shortestPart = 4

// Compound cuts a compound word into the fewest words that are known, such as
// Druckerfehler into drucker and fehler. It gives none for other words.
func Compound(word, language string, known func(word string) bool) []string {
	between := links[baseOf(language)]
	if len(word) < 2*shortestPart || len(between) == 0 || !plain(word) || HasDigit(word) {
		return nil
	}
	best := make([][]string, len(word)+1) // by place: the parts from there on
	for from := len(word) - shortestPart; from >= 0; from-- {
		for to := from + shortestPart; to <= len(word); to++ {
			part := word[from:to]
			if to-from == len(word) || !known(part) {
				continue
			}
			if to == len(word) {
				best[from] = []string{part}
				continue
			}
			for _, link := range between {
				next := to + len(link)
				if next < len(word) && word[to:next] == link && best[next] != nil &&
					(best[from] == nil || len(best[next]) < len(best[from])) {
					best[from] = append([]string{part}, best[next]...)
				}
			}
		}
	}
	return best[0]
}
