package logs

import "strings"

// values returns the arguments in the gaps of a match, as pairs of placeholder and text.
func (f *match) values(w *window) [][2]string {
	var out [][2]string
	add := func(name, value string, glue [2]string) {
		value = strings.Trim(strings.ReplaceAll(value, "\n", " "), valueSigns)
		value = strings.TrimRight(value, ".!?"+valueSigns)
		value = strings.TrimSuffix(strings.TrimPrefix(value, glue[0]), glue[1])
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
			add(name, behind(w, w.words[f.last].end), t.glue[i])
		default:
			add(name, w.text[w.words[f.gaps[i][0]-1].end:w.words[f.gaps[i][1]+1].start], t.glue[i])
		}
	}
	return out
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
func behind(w *window, start int) string {
	text := w.text[start:w.argumentEnd(start)]
	if at := strings.IndexByte(text, '\n'); at >= 0 {
		text = text[:at]
	}
	text = strings.TrimLeft(text, " \t")
	quoted := strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'")
	if quoted {
		if at := strings.IndexByte(text[1:], text[0]); at >= 0 {
			return text[1 : at+1]
		}
	}
	if at := strings.IndexAny(text, "\"|<"); at >= 0 {
		text = text[:at]
	}
	return strings.TrimRight(text, " .,;")
}
