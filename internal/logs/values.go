package logs

import "strings"

// values returns the arguments in the gaps of a match, as pairs of placeholder and text.
func (f *match) values(w *window) [][2]string {
	var out [][2]string
	quoted := w.inString(w.words[f.first].start)
	add := func(name, value string, beside [2]string) {
		value = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(value, "\n", " "), glue, ""), valueSigns)
		value = strings.TrimRight(value, ".!?"+valueSigns)
		value = strings.TrimSuffix(strings.TrimPrefix(value, beside[0]), beside[1])
		value = forms["sentenceEnd"].ReplaceAllString(value, "")
		if name != "" && value != "" {
			out = append(out, [2]string{name, clip(value, int(limit["valueLength"]))})
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
			value := w.text[w.words[f.gaps[i][0]-1].end:w.words[f.gaps[i][1]+1].start]
			if quoted {
				value = quotedSigns.Replace(value)
			}
			add(name, value, t.glue[i])
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
	cut := "\"|<"
	if inString {
		text, cut = quotedSigns.Replace(text), "|<"
	}
	quoted := strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'")
	if quoted {
		if at := strings.IndexByte(text[1:], text[0]); at >= 0 {
			return text[1 : at+1]
		}
	}
	if at := strings.IndexAny(text, cut); at >= 0 {
		text = text[:at]
	}
	return strings.TrimRight(text, " .,;")
}
