package logs

import "strings"

// openFault is the fault, or the status, that the lines after it may belong to.
type openFault struct {
	is     bool
	line   int    // the last line of it
	timed  bool   // its first line has a time
	indent int    // spaces and tabs at the beginning of its first line
	python bool   // the line that names the exception comes last
	traced bool   // a traceback has begun
	shape  *shape // nil of a status, and until the exception is named
	header *header
}

// header is the first line of a fault whose exception is named later.
type header struct {
	text  string // without time and level; "" of a traceback alone
	begin string // the line
	place Place
}

func (r *Reader) openAt(i int, s *shape) {
	_, timed := r.at(i).time()
	r.open = openFault{is: true, line: i, timed: timed, indent: indentOf(r.at(i).text), shape: s}
}

// fault notes a line that no entry documents, or keeps it until a traceback has named the
// exception.
func (r *Reader) fault(i int) {
	text := r.at(i).text
	begins := isTraceback(text)
	if begins || i+1 < r.count && isTraceback(r.at(i+1).text) {
		r.openAt(i, nil)
		r.open.python, r.open.traced = begins, begins
		r.open.header = &header{begin: text}
		r.open.header.place, _ = r.place(i)
		if !begins {
			r.open.header.text = body(text)
		}
		return
	}
	r.openAt(i, r.tally.fault(r.at(i).phrase(), r.timeFor(i).text, func() Place {
		at, _ := r.place(i)
		return at
	}))
}

func isTraceback(line string) bool { return forms["python"].MatchString(line) }

// indentOf returns how many spaces and tabs a line begins with.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// fold reports whether a line belongs to the fault above it: a line of a stack trace, one that is
// further indented, one without a time where the fault has one.
func (r *Reader) fold(i int) bool {
	text := r.at(i).text
	_, timed := r.at(i).time()
	indented := indentOf(text) > r.open.indent && !strings.HasPrefix(strings.TrimLeft(text, " \t"), "<")
	switch {
	case isTraceback(text) && (r.open.timed && !timed || !r.open.traced && i == r.open.line+1):
		r.open.python, r.open.traced = true, true
	case forms["trace"].MatchString(text) || indented && !timed:
	case r.open.python && !timed && text != "":
		r.open.line = i
		r.endTrace(text)
		return true
	case r.open.timed && !timed && text != "" && levelInHead(text) == unsaid && text[0] != '{' && text[0] != '<':
	default:
		r.closeFault()
		return false
	}
	r.open.line = i
	if r.open.shape != nil {
		r.open.shape.Trace = true
	}
	return true
}

// endTrace ends a traceback of Python with the line that names the exception.
func (r *Reader) endTrace(text string) {
	if h := r.open.header; h != nil {
		whole := newPhrase(strings.TrimLeft(h.text+" "+body(text), " "))
		if s := r.tally.fault(whole, h.place.Time, func() Place { return h.place }); s != nil {
			s.Trace = true
			r.open.shape = s
		}
	}
	r.open.python, r.open.header = false, nil
}

// closeFault ends the fault that is open.
func (r *Reader) closeFault() {
	if h := r.open.header; h != nil {
		begin := h.begin
		h.text = ""
		r.endTrace(begin)
	}
	r.open = openFault{}
}
