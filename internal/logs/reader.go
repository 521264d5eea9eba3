package logs

// Reader reads logs line by line, in bounded memory. One goroutine uses it.
type Reader struct {
	// OnEvent, if set, is called for each status as soon as it is certain.
	OnEvent func(*Status, Place)

	// Workers is how many goroutines look at lines, while the caller's puts together what they
	// find. Below 2 the caller's does all, and Write returns when all whole lines are read.
	Workers int

	m        *Matcher
	tally    *tally
	splitter splitter
	ahead    *batch // lines that workers look at
	spare    *batch // which the next lines may use

	file string
	last uint32 // hash of the last word of the line before

	ring    [ringSize]record
	first   int // the first record of the file
	count   int // records so far
	matched int // records that were compared
	done    int // records that are settled

	open  openFault
	order order
}

// ringSize is the number of lines that a reader keeps: to look for times, and to join
// messages of several lines.
const ringSize = 128

// event is a match, as a line keeps it until it is settled.
type event struct {
	entry  int
	also   []int
	values []value
	weight float64
	lines  int // that it extends over, from 0
}

// NewReader returns a reader that has read nothing yet.
func (m *Matcher) NewReader() *Reader {
	return &Reader{m: m, tally: newTally(m)}
}

// Lines returns how many lines the reader has read.
func (r *Reader) Lines() int { return r.splitter.lines }

// Begin starts a file; name is how places name it.
func (r *Reader) Begin(name string) {
	r.End()
	r.file, r.splitter.no = name, 0
	r.order.begin()
}

// Write reads the next piece of a file. An unfinished last line waits for the next piece.
func (r *Reader) Write(piece string) {
	next := r.nextBatch()
	next.lines = r.splitter.write(next.lines[:0], piece)
	r.take(next)
}

// nextBatch returns a batch for the next lines.
func (r *Reader) nextBatch() *batch {
	next := r.spare
	if r.spare = nil; next == nil {
		next = &batch{}
	}
	return next
}

// take hands lines to the workers, and adds those that they have looked at.
func (r *Reader) take(next *batch) {
	r.m.prepare(next, r.Workers)
	r.join()
	r.ahead = next
	if r.Workers < 2 {
		r.join()
	}
}

// join adds the lines that workers look at.
func (r *Reader) join() {
	if r.ahead == nil {
		return
	}
	r.ahead.wait()
	for i := range r.ahead.records {
		r.add(&r.ahead.records[i])
	}
	clear(r.ahead.records) // they hold the texts of their lines
	clear(r.ahead.lines)
	r.ahead, r.spare = nil, r.ahead
}

// add adds the next line of a file.
func (r *Reader) add(rec *record) {
	r.m.cross(r.last, &rec.marks)
	if rec.spoken {
		r.last = rec.last
	}
	rec.split = r.count > r.first && r.m.splits(r.at(r.count-1).text, rec.text)
	if rec.window != nil {
		rec.window.top = r.count
	}
	*r.at(r.count) = *rec
	r.count++
	if i := r.count - 1 - wrapped; i >= r.matched {
		r.match(i)
		r.matched = i + 1
	}
	if i := r.count - 1 - settled; i >= r.done {
		r.settle(i)
		r.done = i + 1
	}
}

// Flush settles all whole lines, for a file that may grow later.
func (r *Reader) Flush() {
	r.join()
	for ; r.matched < r.count; r.matched++ {
		r.match(r.matched)
	}
	for ; r.done < r.count; r.done++ {
		r.settle(r.done)
	}
}

// End ends a file.
func (r *Reader) End() {
	next := r.nextBatch()
	next.lines = r.splitter.end(next.lines[:0])
	r.take(next)
	r.Flush()
	r.closeFault()
	r.first, r.last = r.count, 0
}

// Answer ends the last file and returns the result. Nothing may be read afterwards.
func (r *Reader) Answer() *Answer {
	r.End()
	r.release()
	return r.tally.answer(r.splitter.lines)
}

func (r *Reader) at(i int) *record { return &r.ring[i%ringSize] }

// release records the events that waited for those of other files.
func (r *Reader) release() {
	r.order.release(func(e heldEvent) { r.tally.event(e.entry, e.at) })
}

// event records an event: at once where somebody waits for it, or in the order of its time.
func (r *Reader) event(i int, e *event) {
	at, when := r.place(i)
	r.tally.note(e.entry, e.also, e.values)
	if r.OnEvent == nil && r.order.hold(heldEvent{e.entry, at, when}) {
		return
	}
	if !r.order.full {
		r.release()
		r.order.full = true
	}
	r.tally.event(e.entry, at)
	if r.OnEvent != nil {
		r.OnEvent(r.tally.statuses[e.entry], at)
	}
}

// match compares a line with the templates: by itself, and with its neighbours where a
// message may go on there.
func (r *Reader) match(i int) {
	rec := r.at(i)
	w, found := rec.window, rec.whole
	if rec.beyond || rec.crossed || rec.split {
		if wide := r.wide(i); wide != nil {
			if more := r.m.find(wide); more != nil && (found == nil || more.template.outweighs(found.template)) {
				w, found = wide, more
			}
		}
	}
	if short := rec.short; short != nil && (found == nil || short.template.outweighs(found.template)) {
		w, found = rec.window, short
	}
	if found != nil {
		r.keep(w, found)
	}
}

// keep stores a match at the line where it begins, unless that has a more specific one.
func (r *Reader) keep(w *window, f *match) {
	start, end := w.words[f.first].start, w.words[f.last].end
	line := w.top + breaksIn(w.text[:start])
	e := &event{weight: f.template.weight, lines: breaksIn(w.text[start:end])}
	for n := max(r.first, line-wrapped); n <= min(r.count-1, line+e.lines); n++ {
		other := r.at(n).event
		if other == nil || n+other.lines < line {
			continue
		}
		if other.weight >= e.weight {
			return
		}
		r.drop(n)
	}
	e.entry, e.also = r.m.choose(f.template, w)
	e.values = f.values(w)
	r.at(line).event = e
	for n := line + 1; n <= line+e.lines; n++ {
		r.at(n).inside = true
	}
}

// drop removes the event of a line.
func (r *Reader) drop(i int) {
	for n := i + 1; n <= i+r.at(i).event.lines; n++ {
		r.at(n).inside = false
	}
	r.at(i).event = nil
}

// settle decides whether a line is a status, a fault or neither.
func (r *Reader) settle(i int) {
	rec := r.at(i)
	switch {
	case rec.event != nil:
		r.closeFault()
		r.event(i, rec.event)
		r.openAt(i, nil)
	case rec.inside:
	case r.open.is && r.fold(i):
	case rec.faulty && rec.isFault():
		r.fault(i)
	}
}
