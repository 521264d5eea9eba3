package logs

// openFault is the fault, or the status, that the lines behind it may belong to.
type openFault struct {
	is     bool
	line   int    // the last line of it
	timed  bool   // its first line has a time
	python bool   // the line that names the exception comes last
	shape  *shape // nil of a status
	first  int    // of a traceback without a fault before it, −1 otherwise
	place  Place  // of its first line
}

func (r *Reader) openAt(i int, s *shape) {
	_, timed := r.at(i).time()
	r.open = openFault{is: true, line: i, timed: timed, shape: s, first: -1}
}

// fault notes a line that no entry documents, or keeps the first line of a traceback
// until the exception is named.
func (r *Reader) fault(i int) {
	text := r.at(i).text
	if forms["python"].MatchString(text) {
		r.openAt(i, nil)
		r.open.python, r.open.first = true, i
		r.open.place, _ = r.place(i)
		return
	}
	r.openAt(i, r.tally.fault(r.at(i).tokens(), r.timeFor(i).text, func() Place {
		at, _ := r.place(i)
		return at
	}))
}

// fold reports whether a line belongs to the fault above it: a line of a stack trace, an
// indented one, one without a time where the fault has one.
func (r *Reader) fold(i int) bool {
	text := r.at(i).text
	_, timed := r.at(i).time()
	python := forms["python"].MatchString(text)
	indented := text != "" && (text[0] == ' ' || text[0] == '\t')
	switch {
	case python && (r.open.timed && !timed || r.open.first < 0 && i == r.open.line+1):
		r.open.python = true
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
	if r.open.first >= 0 {
		if s := r.tally.fault(shapeTokens(body(text)), r.open.place.Time, func() Place { return r.open.place }); s != nil {
			s.Trace = true
			r.open.shape = s
		}
	}
	r.open.python, r.open.first = false, -1
}

// closeFault ends the fault that is open.
func (r *Reader) closeFault() {
	if r.open.is && r.open.first >= 0 {
		r.endTrace(r.at(r.open.first).text)
	}
	r.open = openFault{}
}
