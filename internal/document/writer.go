package document

import (
	"bytes"
	"encoding/binary"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// writer receives the HTML of a text, and records which parts of it are words: its plain
// text. It has all methods that goldmark wants; goldmark would wrap any other writer in a new
// buffer.
type writer struct {
	bytes.Buffer
	runs  []byte // the finished runs of words: see eachRun
	noted int    // the end of the last of them
	run   run    // the current one, which may continue
	gap   bool   // whether the next one is separate from it
}

// run is a run of words in the output.
type run struct {
	start, end int
	apart      bool // whether it is separate from the run before it
}

// textWriter writes texts of Markdown as goldmark does.
var textWriter = html.DefaultWriter

var writers = sync.Pool{New: func() any { return new(writer) }}

func newWriter() *writer {
	w := writers.Get().(*writer)
	w.Reset()
	w.runs, w.noted, w.run, w.gap = w.runs[:0], 0, run{}, false
	return w
}

// Buffered returns how many bytes wait to be flushed: always none.
func (*writer) Buffered() int { return 0 }

// Flush does nothing.
func (*writer) Flush() error { return nil }

// words writes a piece of plain text.
func (w *writer) words(text string, gap bool) {
	start := w.Len()
	w.WriteString(escaped(text))
	w.ran(start, gap)
}

// ran records the output since start as a run of words. gap is whether it is separate from
// the run before it; otherwise two adjacent runs are one.
func (w *writer) ran(start int, gap bool) {
	if w.gap = w.gap || gap; start == w.Len() {
		return
	}
	if start > w.run.end || w.gap {
		w.noteRun()
		w.run = run{start: start, apart: w.gap}
	}
	w.run.end, w.gap = w.Len(), false
}

// noteRun adds the current run to the list.
func (w *writer) noteRun() {
	if w.run.end == 0 {
		return
	}
	skip := uint64(w.run.start-w.noted) << 1
	if w.run.apart && len(w.runs) > 0 {
		skip |= 1
	}
	w.runs = binary.AppendUvarint(binary.AppendUvarint(w.runs, skip), uint64(w.run.end-w.run.start))
	w.noted = w.run.end
}

// fragment returns the output. source is its Markdown.
func (w *writer) fragment(source string) Fragment {
	html := string(bytes.TrimSpace(w.Bytes()))
	if html == "" {
		return ""
	}
	trimmed := bytes.Index(w.Bytes(), []byte(html[:1]))
	w.noteRun()
	if !strings.ContainsAny(html, "<\x00") && (source == "" || source == html) {
		return Fragment(html) // all of it is one run
	}
	runs := append(binary.AppendUvarint(nil, uint64(trimmed)), w.runs...)
	length := binary.AppendUvarint(nil, uint64(len(runs)))
	return Fragment(html + formsMark + string(length) + string(runs) + source)
}

// isSeparate reports whether a node begins a block, or follows a node that is no word.
func isSeparate(n ast.Node, src []byte) bool {
	for n.Type() != ast.TypeBlock {
		switch before := n.PreviousSibling().(type) {
		case nil:
			n = n.Parent()
		case *ast.Image, *extast.FootnoteLink, *extast.TaskCheckBox:
			return true
		case *ast.RawHTML:
			return false // the pieces decide
		case *ast.Text:
			return before.HardLineBreak()
		default:
			return false
		}
	}
	return true
}

func renderText(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n, b := node.(*ast.Text), w.(*writer)
	start := b.Len()
	if value := n.Segment.Value(src); n.IsRaw() {
		textWriter.RawWrite(w, value)
	} else {
		textWriter.Write(w, value)
	}
	if n.SoftLineBreak() {
		b.WriteByte('\n')
	}
	b.ran(start, isSeparate(n, src))
	if n.HardLineBreak() {
		b.WriteString("<br>\n")
	}
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	address := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	w.WriteString("<a " + addressAttribute("href", []byte(address)) + ">")
	w.(*writer).words(string(n.Label(src)), isSeparate(n, src))
	w.WriteString("</a>")
	return ast.WalkContinue, nil
}

// eachRun visits the runs of words in HTML. runs begins with the number of bytes that were
// trimmed from the beginning of the HTML. A pair of numbers follows for each run. The lowest
// bit of the first is whether the run is separate, its other bits are the number of bytes of
// markup before it. The second number is its length.
func eachRun(html, runs string, do func(words string, gap bool)) {
	for at := -number(&runs); runs != ""; {
		skip := number(&runs)
		start := at + skip>>1
		at = start + number(&runs)
		do(html[max(0, min(start, len(html))):max(0, min(at, len(html)))], skip&1 == 1)
	}
}

// number removes a number from the beginning of a text, and returns it.
func number(s *string) int {
	n, length := binary.Uvarint([]byte((*s)[:min(len(*s), binary.MaxVarintLen32)]))
	*s = (*s)[length:]
	return int(n)
}
