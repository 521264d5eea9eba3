package text

import (
	"slices"
	"strconv"
	"strings"

	"faultbook/search/client"
)

// merger makes tokens of raw runs: it puts codes together, in one canonical form for
// all the ways in which people write them.
type merger struct {
	raws   []raw
	tokens []Token
	shift  int // positions that parts of names took
	family string
	digits int // of the last code of a family, whose number may be followed by others
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

// marks are signs that make a name, by where they stand.
var marks = client.Words("text", "marks")

// leading keeps signs that begin a name: the dot of .NET, the dashes of --force.
func (m *merger) leading(r *raw) {
	switch {
	case r.glued || len(r.signs) == 0 || isDigit(r.text[0]):
	case slices.Contains(marks["before"], r.signs):
		m.tokens = append(m.tokens, Token{Key: r.signs, Pos: r.pos + m.shift, Sort: Sign, Inner: true})
	}
}

// trailing keeps signs that end a name: C++, C#.
func (m *merger) trailing(r *raw) {
	if slices.Contains(marks["after"], r.after) {
		m.tokens = append(m.tokens, Token{Key: r.after, Pos: r.pos + m.shift, Sort: Sign, Inner: true})
	}
}

func (m *merger) word(r *raw) {
	if !joiners[strings.ToLower(r.text)] {
		m.family = ""
	}
	m.add(r, strings.ToLower(r.text), Word)
	m.parts(r)
}

// code reads a code or a number from a run on; it returns 0 if there is a word.
func (m *merger) code(i int) int {
	r := &m.raws[i]
	text := strings.ToLower(r.text)
	if dotted, n := m.dotted(i); n > 1 {
		sort := Mixed
		if n == 3 && m.statusLike(i) && !m.goesOn(i+n) {
			sort = Code
		}
		m.put(r, strings.ToLower(dotted), dotted, sort)
		return n
	}
	if all(text, isDigit) {
		m.number(i, text)
		return 1
	}
	if hex := hexDigits(r, text); hex != "" {
		sort := Code
		if len(hex) < leastDigits || len(unpadded(hex)) > mostHex {
			sort = Mixed
		}
		m.add(r, "0x"+unpadded(hex), sort)
		return 1
	}
	if hex := strings.TrimSuffix(text, "h"); len(hex) == mostHex && all(hex, isHex) && HasDigit(hex) {
		m.add(r, "0x"+hex, Code)
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

// hexDigits returns the digits of a number that is written as hexadecimal, or nothing: 0x7B,
// 0x7BUL of C and &H7B of Basic.
func hexDigits(r *raw, text string) string {
	hex, ok := strings.CutPrefix(text, "0x")
	if misread, found := strings.CutPrefix(strings.TrimRight(text, "ul"), "ox"); found &&
		len(misread) > leastDigits && HasDigit(misread) {
		hex, ok = misread, true // the letter is typed for the digit
	}
	if !ok && strings.HasSuffix(r.signs, "&") {
		hex, ok = strings.CutPrefix(text, "h")
	}
	if hex = strings.TrimRight(hex, "ul"); ok && all(hex, isHex) {
		return hex
	}
	return ""
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

// dotted joins digits with dots between them: 5.7.60, 49.4C02.
func (m *merger) dotted(i int) (string, int) {
	if !isDigit(m.raws[i].text[0]) {
		return "", 0
	}
	joined, n := m.raws[i].text, 1
	for i+n < len(m.raws) {
		next := &m.raws[i+n]
		if !next.glued || next.signs != "." || next.pair || !isDigit(next.text[0]) {
			break
		}
		joined += "." + next.text
		n++
	}
	return joined, n
}

// statusLike tells whether three runs are the parts of a status, such as 5.7.60, and
// not those of a version, such as 16.0.4095.
func (m *merger) statusLike(i int) bool {
	r := &m.raws[i]
	if r.glued && (r.signs == "-" || r.signs == "_" || r.signs == "/" || r.signs == "@") {
		return false // jemalloc-5.3.0
	}
	return len(r.text) == 1 && len(m.raws[i+1].text) <= 3 && len(m.raws[i+2].text) <= 3
}

// goesOn tells whether a run follows the one before without a space: what follows a
// version, such as 1.2.1-1.
func (m *merger) goesOn(i int) bool {
	return i < len(m.raws) && m.raws[i].glued && !m.raws[i].pair && m.raws[i].signs != "," && m.raws[i].signs != ":" &&
		m.raws[i].signs != ";"
}

// mostDigits is how many digits a number may have in both engines.
const mostDigits = 19

// number adds a number in decimal digits. What a program prints of an error of 32
// bits, with a sign or without, is the hexadecimal code that people look for.
func (m *merger) number(i int, digits string) {
	r := &m.raws[i]
	key := unpadded(digits)
	value, err := strconv.ParseUint(key, 10, 64)
	negative := strings.HasSuffix(r.signs, "-") && (!r.glued || len(r.signs) > 1) && len(digits) >= 6
	switch {
	case err != nil || len(key) > mostDigits:
		m.add(r, key, Mixed)
	case negative && value <= 1<<31:
		m.put(r, "0x"+strconv.FormatUint(1<<32-value, 16), "-"+r.text, Code)
	case value >= 1<<31 && value < 1<<32:
		m.add(r, "0x"+strconv.FormatUint(value, 16), Code)
	case len(digits) == 8 && digits[0] == '8':
		m.add(r, "0x"+digits, Code)
	case m.family != "" && len(digits) == m.digits && m.listed(i):
		m.add(r, m.family+key, Code)
		return
	default:
		m.add(r, key, Number)
	}
	m.family = ""
}

// listed tells whether a run follows the one before in a list.
func listed(signs string) bool { return signs == "" || signs == "," || signs == "/" }

// listed tells whether a number goes on a list: HCW8019, 8021 and 8022.
func (m *merger) listed(i int) bool {
	r := &m.raws[i]
	if i == 0 || r.signs != "" {
		return listed(r.signs)
	}
	before := &m.raws[i-1]
	return before.after == "," || before.after == "/" || joiners[strings.ToLower(before.text)]
}

// belongs adds a code of a family, such as ora942.
func (m *merger) belongs(r *raw, letters, digits string) {
	sort := Mixed
	capital := all(r.text[:len(letters)], isCapital)
	if len(digits) >= leastDigits && (len(letters) <= 4 || capital) {
		sort = Code
	}
	m.add(r, letters+unpadded(digits), sort)
	m.parts(r)
	if sort == Code {
		m.family, m.digits = letters, len(digits)
	}
}

// pointed tells whether one or two letters and a number that a dot or a colon parts are a code,
// as on displays of devices: F.28, E:15, AL.50. Pages, paragraphs and versions are none.
func (m *merger) pointed(i int) bool {
	r, next := &m.raws[i], &m.raws[i+1]
	letters := strings.ToLower(r.text)
	short := len(letters) == 1 && !strings.Contains("psv", letters) || len(letters) == 2 && !fillers[letters]
	return (next.signs == "." || next.signs == ":") && short && !r.glued &&
		len(next.text) > 1 && len(next.text) <= leastDigits && !m.goesOn(i+2)
}

// split puts a family and its number together that a sign parts: ORA-00942, E_1042, F.28.
func (m *merger) split(i int) int {
	if i+1 >= len(m.raws) {
		return 0
	}
	r, next := &m.raws[i], &m.raws[i+1]
	short := len(r.text) <= 4 || all(r.text, isCapital)
	switch {
	case !next.glued || !all(next.text, isDigit) || HasDigit(r.text) || len(r.text) > 12:
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
