package logs

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"faultbook/search/data"
)

// control matches the sequences that color text in terminals (CSI), and those that hold other
// data (OSC, APC, DCS).
var control = regexp.MustCompile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|[\\]_P^][^\x07\x1b]*(?:\x07|\x1b\\\\)|[@-Z\\\\-_])")

// serviceSigns are the escapes in messages that TeamCity reads.
var serviceSigns = strings.NewReplacer("||", "|", "|'", "'", "|[", "[", "|]", "]", "|n", " ", "|r", " ")

// clean removes colors from a line and resolves the escapes of JSON, XML, addresses and mail.
func clean(line string) string {
	if strings.IndexByte(line, 0x1b) >= 0 {
		line = control.ReplaceAllString(line, "")
	}
	if strings.Contains(line, "\ufeff") || strings.Contains(line, glue) {
		line = invisible.Replace(line)
	}
	if strings.HasPrefix(line, "##teamcity[") {
		line = serviceSigns.Replace(line)
	}
	if strings.IndexByte(line, '\\') >= 0 && strings.Contains(line, `{"`) {
		line = unescape(line)
	}
	if strings.IndexByte(line, '&') >= 0 && (strings.IndexByte(line, '<') >= 0 || strings.Contains(line, "&#")) {
		line = entity.ReplaceAllStringFunc(line, character)
	}
	if strings.Count(line, "+") > 1 {
		all := forms["w3c"].MatchString(line)
		line = joinedWords.load().ReplaceAllStringFunc(line, func(word string) string {
			if all || forms["spaced"].MatchString(word) {
				return decoded(word, true)
			}
			return word
		})
	}
	for n := 0; n < percentRounds && strings.Contains(line, "%2"); n++ {
		line = percents.ReplaceAllStringFunc(line, func(word string) string {
			return decoded(word, strings.Contains(word, "="))
		})
	}
	if strings.IndexByte(line, '=') >= 0 {
		line = mailText(line)
	}
	return line
}

// glue joins the parts of a word that a terminal wrapped: it vanishes within words.
const glue = "\u200b"

var (
	invisible = strings.NewReplacer("\ufeff", "", glue, "")
	entity    = regexp.MustCompile(`&(?:lt|gt|quot|apos|amp|#x[0-9a-fA-F]{1,6}|#[0-9]{1,7});`)
	entities  = map[string]string{"&lt;": "<", "&gt;": ">", "&quot;": `"`, "&apos;": "'", "&amp;": "&"}
)

// character resolves a character reference of XML.
func character(reference string) string {
	if reference[1] != '#' {
		return entities[reference]
	}
	digits, base := reference[2:len(reference)-1], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || n < ' ' || !utf8.ValidRune(rune(n)) {
		return " "
	}
	return string(rune(n))
}

// percentRounds is how often an address may be encoded in another one.
const percentRounds = 2

var (
	joinedWords = newPattern(`[^ \t"'<>]*\+[^ \t"'<>]*`)
	percents    = regexp.MustCompile(`[^ \t"'<>]*(?:%[0-9A-Fa-f]{2}[^ \t"'<>]*){2}`)
	percent     = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
)

// decoded decodes a word with percent signs, if that gives text; spaced says that + is a space.
func decoded(word string, spaced bool) string {
	text := word
	if spaced {
		text = strings.ReplaceAll(text, "+", " ")
	}
	text = percent.ReplaceAllStringFunc(text, func(e string) string {
		n, _ := strconv.ParseUint(e[1:], 16, 8) // the expression lets only digits through
		return string([]byte{byte(n)})
	})
	if !utf8.ValidString(text) {
		return word
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
}

var escapes = regexp.MustCompile(`\\(?:u[0-9a-fA-F]{4}|[nrtbf/\\"])`)

// unescape reads the escapes of JSON, but for \" and \\, so that strings still end where
// they end.
func unescape(line string) string {
	return escapes.ReplaceAllStringFunc(line, func(e string) string {
		switch e[1] {
		case 'u':
			n, _ := strconv.ParseUint(e[2:], 16, 16) // the expression lets only digits through
			if n < ' ' || n == '"' || n == '\\' || n >= 0xd800 && n < 0xe000 {
				return " "
			}
			return string(rune(n))
		case '/':
			return "/"
		case '\\', '"':
			return e
		}
		return " "
	})
}

// bodyAt returns the offset of the text of a line, after times, levels and names.
func bodyAt(line string) int {
	at, timed := 0, false
	for range maxPieces {
		rest := line[at:]
		if !timed && mayBegin(rest) {
			if s, ok := firstTime(rest[:min(len(rest), longestTime)]); ok && s.begin <= timeAfter {
				at, timed = at+s.end, true
				continue
			}
		}
		piece := pieceOf(rest)
		if piece == "" || len(piece) == len(rest) || forms["thrown"].MatchString(piece) && !levelOnly(piece) {
			break
		}
		at += len(piece)
	}
	return at
}

// pieceForms are the forms of what precedes the text of a line, in the order in which they
// are tried: those that may begin with each byte. Small expressions run faster than a large one.
var pieceForms = sync.OnceValue(func() (out [256][]*pattern) {
	texts := formTexts("pieces")
	for _, name := range data.Words("logs", "pieceOrder")["names"] {
		form := newPattern(texts[name])
		first := &form.load().first
		for b := range out {
			if first[b] {
				out[b] = append(out[b], form)
			}
		}
	}
	return out
})

func pieceOf(rest string) string {
	if rest == "" {
		return ""
	}
	for _, form := range pieceForms()[rest[0]] {
		if piece := form.FindString(rest); piece != "" {
			return piece
		}
	}
	return ""
}

// maxPieces bounds what precedes the text of a line; timeAfter is how many signs may be
// before its time, and longestTime how many bytes it has with them.
const maxPieces, timeAfter, longestTime = 16, 2, 80

// mayBegin reports whether a time may begin here.
func mayBegin(rest string) bool {
	return rest != "" && (rest[0] >= '0' && rest[0] <= '9' || rest[0] >= 'A' && rest[0] <= 'Z' || rest[0] == '[' ||
		monthOf(forms["firstWord"].FindString(rest)) > 0)
}

// levelOnly reports whether a piece is a level, such as "ERROR:".
func levelOnly(piece string) bool { return levelWords[strings.ToLower(strings.Trim(piece, ": \t"))] }

// body returns the text of a line: the message of JSON, of key=value or of XML, or the text
// after times, levels and names.
func body(line string) string {
	line = firstUnits(line, int(limit["bodyLength"]))
	switch first := strings.TrimLeft(line, " \t"); {
	case strings.Contains(first, `{"`):
		if text, ok := jsonBody(first); ok {
			return text
		}
	case strings.HasPrefix(first, "<") && !forms["priority"].MatchString(first):
		if text := strings.Join(strings.Fields(forms["tag"].ReplaceAllString(first, " ")), " "); text != "" {
			return text
		}
		if m := forms["attribute"].FindStringSubmatch(first); m != nil {
			return m[1]
		}
		return ""
	}
	if cell := longestCell(line); cell != "" {
		return cell
	}
	for _, form := range bodyForms {
		if !strings.Contains(line, form.has) {
			continue
		}
		if m := forms[form.name].FindStringSubmatch(line); m != nil {
			return strings.Join(m[1:], " ")
		}
	}
	at := bodyAt(line)
	if code := forms["codeBefore"].FindStringSubmatchIndex(line[:at]); code != nil {
		at = code[2]
	}
	return line[at:]
}

// bodyForms are forms of lines, and what a line of each has.
var bodyForms = []struct{ name, has string }{
	{"teamcity", "##teamcity["}, {"relayed", "PHP message: "}, {"cef", "CEF:"}, {"leef", "LEEF:"},
	{"logfmt", `="`}, {"csv", `,"`}, {"request", `" `}, {"scalar", ": "},
}

// longestCell returns the longest cell of a line of CSV that is a text; of a line with commas, those
// in quotes count.
func longestCell(line string) string {
	longest := ""
	if strings.Count(line, ";") >= cellsLeast && !strings.Contains(line, "; ") {
		for cell := range strings.SplitSeq(line, ";") {
			if longer(cell, longest) {
				longest = cell
			}
		}
		return longest
	}
	if strings.Count(line, ",") < cellsLeast || !strings.Contains(line, `,"`) || strings.Contains(line, `{"`) {
		return longest
	}
	for _, m := range forms["cell"].load().FindAllStringSubmatch(line, -1) {
		if longer(m[1], longest) {
			longest = m[1]
		}
	}
	return longest
}

// longer reports whether a cell is a text, and longer than another one.
func longer(cell, other string) bool {
	return utf8.RuneCountInString(cell) > utf8.RuneCountInString(other) && strings.Count(cell, " ") >= cellWords
}

// cellsLeast is how many commas or semicolons a line of CSV has, and cellWords how many spaces the text in it.
const cellsLeast, cellWords = 4, 2

// jsonBody returns the text before an object in JSON, and the message in the object, or in the
// object that its message is itself.
func jsonBody(line string) (string, bool) {
	at := strings.Index(line, `{"`)
	m := forms["json"].FindStringSubmatch(line[at:])
	if m == nil {
		return "", false
	}
	message := m[1]
	if strings.HasPrefix(message, `{\"`) {
		message = quotedSigns.Replace(message)
		if inner, ok := jsonBody(message); ok {
			message = inner
		}
	}
	return line[min(bodyAt(line[:at]), at):at] + message, true
}

// clip shortens a text to a number of characters.
func clip(text string, most int) string {
	if len(text) <= most || utf8.RuneCountInString(text) <= most {
		return text
	}
	for i := range text {
		if most--; most < 0 {
			return text[:i] + "…"
		}
	}
	return text
}
