package logs

import "strings"

// value is an argument of a message.
type value struct {
	name string   // of its placeholder
	text string   // as people read it
	raw  []string // as it is in the lines
}

// values returns the arguments in the gaps of a match.
func (f *match) values(w *window) []value {
	var out []value
	quoted := w.inString(w.words[f.first].start)
	add := func(name, raw string, beside [2]string) {
		raw = strings.Clone(raw) // else it would keep all that was read with it
		text := raw
		if quoted {
			text = quotedSigns.Replace(raw)
		}
		text = forms["quotedBreak"].ReplaceAllString(text, " ")
		text = strings.Trim(strings.ReplaceAll(text, glue, ""), valueSigns)
		text = strings.TrimRight(text, ".!?"+valueSigns)
		text = strings.TrimSuffix(strings.TrimPrefix(text, beside[0]), beside[1])
		text = forms["sentenceEnd"].ReplaceAllString(text, "")
		if name != "" && text != "" {
			out = append(out, value{name, text, lines(raw)})
		}
	}
	t := f.template
	for i, name := range t.gaps {
		switch {
		case i == 0 && f.open:
			add(name, before(w, w.words[f.first].start), t.glue[i])
		case i == len(t.gaps)-1 && f.ends:
			add(name, behind(w, w.words[f.last].end, quoted), t.glue[i])
		default:
			add(name, w.text[w.words[f.gaps[i][0]-1].end:w.words[f.gaps[i][1]+1].start], t.glue[i])
		}
	}
	return out
}

// lines returns the parts of an argument that are on one line each.
func lines(raw string) []string {
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(raw, glue, "\n"), "\n") {
		if part = strings.TrimRight(strings.Trim(part, valueSigns), ".!?"+valueSigns); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// quotedSigns resolves the escapes that clean leaves in strings.
var quotedSigns = strings.NewReplacer(`\\`, `\`, `\"`, `"`)

// inString reports whether an offset is in a string in double quotes.
func (w *window) inString(at int) bool {
	inside := false
	for i := w.from; i < at; i++ {
		if w.text[i] == '"' && (i == 0 || w.text[i-1] != '\\') {
			inside = !inside
		}
	}
	return inside
}

// valueSigns may enclose arguments and are not part of them.
const valueSigns = " \t\"'`,;:()[]{}<>|="

// before returns the argument at the beginning of a message.
func before(w *window, end int) string {
	from := w.from
	if end < from {
		from = strings.LastIndexByte(w.text[:end], '\n') + 1
	}
	text := w.text[from:end]
	text = text[min(bodyAt(text), len(text)):]
	for _, sign := range []string{": ", "\"", "] ", "| ", "> "} {
		if at := strings.LastIndex(strings.TrimRight(text, " \t\"'"), sign); at >= 0 {
			text = text[at+len(sign):]
		}
	}
	return text
}

// behind returns the argument at the end of a message.
func behind(w *window, start int, inString bool) string {
	text := w.text[start:w.argumentEnd(start)]
	if at := strings.IndexByte(text, '\n'); at >= 0 {
		text = text[:at]
	}
	text = strings.TrimLeft(text, " \t")
	mark, cut := forms["quote"].FindString(text), "\"|<"
	if inString {
		cut = "|<"
	}
	if mark != "" {
		if at := strings.Index(text[len(mark):], mark); at >= 0 {
			return text[len(mark) : len(mark)+at]
		}
	}
	if at := strings.IndexAny(text, cut); at >= 0 {
		text = text[:at]
	}
	return strings.TrimRight(text, " .,;")
}
