package logs

import "strings"

// place returns where a line stands, with the lines around it, and its time.
func (r *Reader) place(i int) (Place, instant) {
	time := r.timeFor(i)
	p := Place{File: r.file, Line: r.at(i).no, Time: strings.Clone(time.text), Before: []string{}, After: []string{}}
	for n := max(r.first, i-contextLines); n < min(r.count, i+contextLines+1); n++ {
		// Without a copy it would keep all that was read with it.
		text := strings.Clone(clip(strings.TrimSuffix(r.at(n).text, glue), int(limit["textLength"])))
		if e := r.at(n).event; e != nil {
			p.values = append(p.values, e.values...)
		}
		switch {
		case n < i:
			p.Before = append(p.Before, text)
		case n == i:
			p.Text = text
		default:
			p.After = append(p.After, text)
		}
	}
	return p, time.when
}

// timeFor returns the time of a line, or of the nearest line above that has one. A time
// within a sentence counts only where no line has another.
func (r *Reader) timeFor(i int) stamp {
	var doubtful stamp
	for n := i; n >= max(r.first, i-int(limit["timeBack"])); n-- {
		s, ok := r.at(n).time()
		switch {
		case ok && !s.doubtful(r.at(n).text):
			return s
		case ok && doubtful.text == "":
			doubtful = s
		}
	}
	return doubtful
}
