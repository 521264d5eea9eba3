package text

import (
	"slices"
	"strings"

	"faultbook/search/data"
)

// merger turns raw runs into tokens. A code has one key for all the ways in which people write it.
type merger struct {
	raws   []raw
	tokens []Token
	shift  int // positions that parts of names took
	family string
	digits int // how many the last code of a family has; numbers of a list after it have as many
}

func (m *merger) run() {
	for i := 0; i < len(m.raws); {
		i += m.next(i)
	}
	markCues(m.tokens)
}

func (m *merger) add(r *raw, key string, sort Sort) {
	m.put(r, key, r.text, sort)
}

func (m *merger) put(r *raw, key, shown string, sort Sort) {
	m.tokens = append(
		m.tokens,
		Token{
			Key:    key,
			Shown:  shown,
			Pos:    r.pos + m.shift,
			Sort:   sort,
			Glued:  r.glued,
			Spaced: !r.glued && r.signs == "",
			listed: listed(r.signs),
		},
	)
}

// next makes the token that begins at a run, and returns how many runs it takes.
func (m *merger) next(i int) int {
	r := &m.raws[i]
	if r.signs == "\x00" {
		m.add(r, r.text, Sign)
		return 1
	}
	if r.pair {
		m.add(r, r.text, Word)
		return 1
	}
	m.leading(r)
	m.joined(i)
	n := m.code(i)
	if n == 0 {
		m.word(r)
		n = 1
	}
	last := &m.raws[i+n-1]
	made := &m.tokens[len(m.tokens)-1]
	made.Ends, made.comma = strings.ContainsAny(last.after, ".!?:;"), last.after == ","
	m.trailing(last)
	return n
}

// marks are the signs that belong to a name, by their place: "before" or "after" it.
var marks = data.Words("text", "marks")

// leading adds the signs that begin a name: the dot of .NET, the dashes of --force.
func (m *merger) leading(r *raw) {
	switch {
	case r.glued || len(r.signs) == 0 || isDigit(r.text[0]):
	case slices.Contains(marks["before"], r.signs):
		m.tokens = append(m.tokens, Token{Key: r.signs, Pos: r.pos + m.shift, Sort: Sign, Inner: true})
	}
}

// trailing adds the signs that end a name: C++, C#.
func (m *merger) trailing(r *raw) {
	if slices.Contains(marks["after"], r.after) {
		m.tokens = append(m.tokens, Token{Key: r.after, Pos: r.pos + m.shift, Sort: Sign, Inner: true})
	}
}

// word adds a word, and the words of a name in camel case.
func (m *merger) word(r *raw) {
	if !joiners[strings.ToLower(r.text)] {
		m.family = ""
	}
	m.add(r, strings.ToLower(r.text), Word)
	m.parts(r)
}

// code adds the code or the number that begins at run i, and returns how many runs it takes: 0 if
// the run is a word.
func (m *merger) code(i int) int {
	r := &m.raws[i]
	text := strings.ToLower(r.text)
	if dotted, n := m.dotted(i); n > 1 {
		sort := Mixed
		if n == 3 && !m.goesOn(i+n) && (m.statusLike(i) || hasLetter(dotted) && Undotted(dotted) != "") {
			sort = Code
		}
		m.put(r, strings.ToLower(dotted), dotted, sort)
		return n
	}
	if all(text, isDigit) {
		m.number(i, text)
		return 1
	}
	if m.hexadecimal(r, text) {
		return 1
	}
	letters, digits := Family(text)
	if digits != "" {
		m.belongs(r, letters, digits)
		return 1
	}
	if n := m.split(i); n > 0 {
		return n
	}
	if !HasDigit(text) {
		return 0
	}
	m.add(r, text, Mixed)
	m.parts(r)
	return 1
}

// parts adds the words of a name in camel case.
func (m *merger) parts(r *raw) {
	for i, word := range parts(r.text) {
		if i > 0 {
			m.shift++
		}
		m.tokens = append(m.tokens, Token{Key: strings.ToLower(word), Pos: r.pos + m.shift, Inner: true})
	}
}

// statusLike reports whether three runs are the parts of a status, such as 5.7.60, and
// not those of a version, such as 16.0.4095.
func (m *merger) statusLike(i int) bool {
	r := &m.raws[i]
	if r.glued && (r.signs == "-" || r.signs == "_" || r.signs == "/" || r.signs == "@") {
		return false // jemalloc-5.3.0
	}
	return len(r.text) == 1 && len(m.raws[i+1].text) <= 3 && len(m.raws[i+2].text) <= 3
}

// goesOn reports whether run i continues what is before it, as the last 1 of 1.2.1-1 does: no
// space, comma, colon or semicolon is between them.
func (m *merger) goesOn(i int) bool {
	return i < len(m.raws) && m.raws[i].glued && !m.raws[i].pair && m.raws[i].signs != "," && m.raws[i].signs != ":" &&
		m.raws[i].signs != ";"
}

// listed reports whether signs before a run separate the items of a list.
func listed(signs string) bool { return signs == "" || signs == "," || signs == "/" }

// listed reports whether run i is an item of a list after the first: 8021 and 8022 of
// "HCW8019, 8021 and 8022".
func (m *merger) listed(i int) bool {
	r := &m.raws[i]
	if i == 0 || r.signs != "" {
		return listed(r.signs)
	}
	before := &m.raws[i-1]
	return before.after == "," || before.after == "/" || joiners[strings.ToLower(before.text)]
}

// belongs adds letters and digits without a sign between them. They are a code if they have the
// form of a family with its number, such as HCW8019.
func (m *merger) belongs(r *raw, letters, digits string) {
	sort := Mixed
	capital := all(r.text[:len(letters)], isCapital)
	if len(digits) >= leastDigits && (len(letters) <= mostLowercase || capital) {
		sort = Code
	}
	m.add(r, letters+unpadded(digits), sort)
	m.parts(r)
	if sort == Code {
		m.family, m.digits = letters, len(digits)
	}
}

// pointed reports whether runs i and i+1 are a code of a device: one or two letters, a dot or a
// colon, and a number, as in F.28, E:15 and AL.50. Pages (p.28), sections (s.12) and versions
// (v.10) are no codes.
func (m *merger) pointed(i int) bool {
	r, next := &m.raws[i], &m.raws[i+1]
	letters := strings.ToLower(r.text)
	short := len(letters) <= displayLetters && !fillers[letters] && !numbering[letters]
	return (next.signs == "." || next.signs == ":") && short && !r.glued &&
		len(next.text) > 1 && len(next.text) <= leastDigits && !m.goesOn(i+2)
}

// split adds a family and its number with a sign between them, such as ORA-00942, E_1042 and F.28.
// It returns how many runs they take: 2, or 0 if run i begins no such code.
func (m *merger) split(i int) int {
	if i+1 >= len(m.raws) {
		return 0
	}
	r, next := &m.raws[i], &m.raws[i+1]
	short := len(r.text) <= mostLowercase || all(r.text, isCapital)
	switch {
	case !next.glued || !all(next.text, isDigit) || HasDigit(r.text) || len(r.text) > mostPrefix:
		return 0
	case next.signs != "_" && (next.signs != "-" || !short) && !m.pointed(i):
		return 0
	case len(next.text) < 2 || len(next.text) == 2 && len(r.text) > 3:
		return 0
	}
	letters := strings.ToLower(r.text)
	sort := Mixed
	if len(next.text) >= leastDigits && (next.signs == "-" || next.signs == "_") {
		sort = Code
		m.family, m.digits = letters, len(next.text)
	}
	m.put(r, letters+unpadded(next.text), r.text+next.signs+next.text, sort)
	return 2
}
