package logs

// Reader reads logs line by line, in bounded memory. One goroutine uses it.
type Reader struct {
	// OnEvent, if set, is called for each status as soon as it is certain, by the goroutine that writes.
	OnEvent func(*Status, Place)

	// Workers is how many goroutines compare lines with the templates, while the caller's goroutine
	// combines the results of the lines before. With less than 2 the caller's does everything, and
	// Write returns after it has read all whole lines. The answer does not depend on it.
	Workers int

	m        *Matcher
	tally    *tally
	splitter splitter
	ahead    *batch // the lines that workers compare
	spare    *batch // a batch whose memory the next lines use

	file string
	last uint32 // hash of the last word of the line before

	ring    [ringSize]record
	first   int // the first record of the file
	count   int // records so far
	matched int // records that were matched with their neighbors
	done    int // records that are decided

	open  openFault
	order order
}

// ringSize is how many lines a reader keeps, to find times and to join messages of several lines.
const ringSize = 128

// event is a match, which its first line keeps until the line is decided.
type event struct {
	entry  int
	also   []int
	values []value
	weight float64
	lines  int // how many more lines it extends over
}

// NewReader returns a reader that has read nothing yet.
func (m *Matcher) NewReader() *Reader {
	return &Reader{m: m, tally: newTally(m)}
}

// Lines returns how many lines the reader has read.
func (r *Reader) Lines() int { return r.splitter.lines }

// Begin starts a file. Places have its name; it may be empty.
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

// take gives a batch to the workers, and adds the lines of the batch before.
func (r *Reader) take(next *batch) {
	r.m.prepare(next, r.Workers)
	r.join()
	r.ahead = next
	if r.Workers < 2 {
		r.join()
	}
}

// join waits for the workers, and adds the lines of their batch.
func (r *Reader) join() {
	if r.ahead == nil {
		return
	}
	r.ahead.wait()
	for i := range r.ahead.records {
		r.add(&r.ahead.records[i])
	}
	clear(r.ahead.records) // they keep the texts of their lines in memory
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
	if i := r.count - 1 - decided; i >= r.done {
		r.decide(i)
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
		r.decide(r.done)
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

// at returns the record of line i, which must be one of the last ringSize lines.
func (r *Reader) at(i int) *record { return &r.ring[i%ringSize] }

// release records the events that waited for those of other files.
func (r *Reader) release() {
	r.order.release(func(e heldEvent) { r.tally.event(e.entry, e.at) })
}

// event records an event: at once if OnEvent is set, else in the order of times.
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

// match decides on the match of a line: the one of the line alone, or a better one together with its
// neighbors, if a message may extend to them.
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

// keep stores a match at the line where it begins, unless it overlaps a more specific one.
func (r *Reader) keep(w *window, f *match) {
	start, end := w.words[f.first].start, w.words[f.last].end
	line := w.top + breaksIn(w.text[:start])
	e := &event{weight: f.template.weight, lines: breaksIn(w.text[start:end])}
	for n := max(r.first, line-2*wrapped); n <= min(r.count-1, line+e.lines); n++ {
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

// drop removes the event that begins at line i.
func (r *Reader) drop(i int) {
	for n := i + 1; n <= i+r.at(i).event.lines; n++ {
		r.at(n).inside = false
	}
	r.at(i).event = nil
}

// decide decides whether line i is a status, a fault or neither.
func (r *Reader) decide(i int) {
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
