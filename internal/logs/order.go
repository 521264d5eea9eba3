package logs

// heldEvent is an event that waits for those of other files.
type heldEvent struct {
	entry int
	at    Place
	when  instant
}

// heldFile is the events of one file, in its order.
type heldFile struct {
	events []heldEvent
	shown  map[int]int // events by entry that keep their lines
}

// order puts the events of several files in one order: that of their times where all have
// times of one kind, or else that of the files.
type order struct {
	files []*heldFile
	count int
	full  bool // there are too many to wait: they come in the order of the files
}

// begin starts a file.
func (o *order) begin() { o.files = append(o.files, &heldFile{shown: map[int]int{}}) }

// hold keeps an event, and reports whether there is room. Only as many places of an entry
// as an answer shows keep their lines.
func (o *order) hold(e heldEvent) bool {
	if o.full || o.count >= int(limit["held"]) {
		return false
	}
	if len(o.files) == 0 {
		o.begin()
	}
	file := o.files[len(o.files)-1]
	if file.shown[e.entry]++; file.shown[e.entry] > int(limit["places"]) {
		e.at.Text, e.at.Before, e.at.After, e.at.values = "", nil, nil, nil
	}
	file.events = append(file.events, e)
	o.count++
	return true
}

// release gives all events in order, and keeps none.
func (o *order) release(each func(heldEvent)) {
	files := o.files
	o.files = nil
	if !comparable(files) {
		for _, f := range files {
			for _, e := range f.events {
				each(e)
			}
		}
		return
	}
	latest := make([]int64, len(files)) // a file may go back in time: its order stays
	for {
		next := -1
		for i, f := range files {
			if len(f.events) == 0 {
				continue
			}
			latest[i] = max(latest[i], f.events[0].when.ms)
			if next < 0 || latest[i] < latest[next] {
				next = i
			}
		}
		if next < 0 {
			return
		}
		each(files[next].events[0])
		files[next].events = files[next].events[1:]
	}
}

// comparable reports whether all events have dates of one kind.
func comparable(files []*heldFile) bool {
	var kind uint8
	for _, f := range files {
		for _, e := range f.events {
			if e.when.kind&hasDate == 0 || kind != 0 && e.when.kind != kind {
				return false
			}
			kind = e.when.kind
		}
	}
	return true
}
