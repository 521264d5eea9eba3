package markdown

import (
	"strings"
)

// unnumbered is the count of a list without numbers: it never gets above 0.
const unnumbered = -1 << 30

var marks = map[string]string{"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}

func (w *writer) open(tag string, attributes map[string]string) {
	switch tag {
	case "p", "section", "figure", "dl":
		w.apart(2)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.apart(2)
		w.put(strings.Repeat("#", int(tag[1]-'0')) + " ")
	case "ul", "ol":
		w.openList(tag)
	case "li":
		w.item()
	case "dt":
		w.apart(2)
	case "dd":
		w.apart(1)
		w.push(": ", "  ")
	case "blockquote":
		w.apart(2)
		w.push("> ", "> ")
	case "div":
		w.openDiv(attributes["class"])
	case "pre":
		w.pre, w.code = true, new(strings.Builder)
	case "code":
		w.openCode(attributes["class"])
	case "br":
		w.end("\\")
		w.apart(1)
	case "hr":
		w.apart(2)
		w.put("---")
		w.apart(2)
	case "a":
		w.hrefs = append(w.hrefs, attributes["href"])
		if attributes["class"] == "footnote-ref" {
			w.put("[^")
		} else {
			w.put("[")
		}
	case "img":
		w.put("![" + Escape(attributes["alt"]) + "](" + attributes["src"] + ")")
	case "input":
		w.openBox(attributes)
	case "table", "tr", "td", "th":
		w.openTable(tag)
	default:
		if mark := marks[tag]; mark != "" {
			w.put(mark)
		}
	}
}

func (w *writer) openList(tag string) {
	l := list{n: unnumbered}
	if tag == "ol" {
		l.n = 0
	}
	if len(w.lists) > 0 {
		l.notes = w.lists[len(w.lists)-1].notes && l.n == 0
		w.apart(1)
	} else {
		w.apart(2)
	}
	w.lists = append(w.lists, l)
}

// openDiv begins a box: footnotes are a list of their own kind, an alert is a
// quotation.
func (w *writer) openDiv(class string) {
	w.apart(2)
	switch {
	case class == "footnotes":
		w.lists = append(w.lists, list{n: unnumbered, notes: true})
	case strings.HasPrefix(class, "alert"):
		w.push("> ", "> ")
	default:
		w.prefixes = append(w.prefixes, w.prefix)
	}
}

func (w *writer) openCode(class string) {
	if w.pre {
		w.language = strings.TrimPrefix(class, "language-")
		return
	}
	w.code = new(strings.Builder)
}

func (w *writer) openBox(attributes map[string]string) {
	box := "[ ]"
	if _, checked := attributes["checked"]; checked {
		box = "[x]"
	}
	w.put(box)
}

func (w *writer) close(tag string) {
	switch tag {
	case "p", "section", "figure", "h1", "h2", "h3", "h4", "h5", "h6":
		w.apart(2)
	case "ul", "ol":
		w.closeList()
	case "li":
		if w.table == nil {
			w.pop()
			w.apart(1)
		}
	case "dd", "blockquote":
		w.pop()
		w.apart(2)
	case "div":
		w.closeDiv()
	case "pre":
		w.closePre()
	case "code":
		if !w.pre && w.code != nil {
			w.closeCode()
		}
	case "a":
		w.closeLink()
	case "table", "tr", "td", "th":
		w.closeTable(tag)
	default:
		if mark := marks[tag]; mark != "" {
			w.end(mark)
		}
	}
}

func (w *writer) closeList() {
	if n := len(w.lists); n > 0 {
		w.lists = w.lists[:n-1]
	}
	if len(w.lists) == 0 {
		w.apart(2)
	}
}

func (w *writer) closeDiv() {
	if n := len(w.lists); n > 0 && w.lists[n-1].notes {
		w.lists = w.lists[:n-1]
	} else {
		w.pop()
	}
	w.apart(2)
}

func (w *writer) closeCode() {
	code := w.code.String()
	w.code = nil
	fence := "`"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		code = " " + code + " "
	}
	w.put(fence + code + fence)
}

func (w *writer) closePre() {
	code := strings.TrimRight(w.code.String(), "\n")
	w.code, w.pre = nil, false
	w.apart(2)
	w.fence(w.language, code)
	w.language = ""
	w.apart(2)
}

// fence writes a block of code as it is.
func (w *writer) fence(language, code string) {
	mark := "```"
	for strings.Contains(code, mark) {
		mark += "`"
	}
	w.put(mark + language)
	for _, line := range strings.Split(code, "\n") {
		w.out.WriteString("\n" + w.prefix + line)
	}
	w.out.WriteString("\n" + w.prefix + mark)
}

func (w *writer) closeLink() {
	n := len(w.hrefs)
	if n == 0 {
		return
	}
	href := w.hrefs[n-1]
	w.hrefs = w.hrefs[:n-1]
	if strings.HasPrefix(href, "#fn:") {
		w.end("]")
		return
	}
	w.end("](" + href + ")")
}
