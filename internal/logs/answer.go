package logs

import (
	"cmp"
	"slices"
)

// Answer is the result of reading logs.
type Answer struct {
	Version      int          `json:"version"`
	Lines        int          `json:"lines"`
	Recognised   int          `json:"recognised"` // lines in which a status was recognised
	Statuses     []*Status    `json:"statuses"`   // the worst first
	Timeline     []*Chain     `json:"timeline"`   // by their first lines
	Events       []Occurrence `json:"events"`     // in order; at most maxEvents
	Undocumented []*Fault     `json:"undocumented"`
	Others       int          `json:"others"` // undocumented faults of further shapes
}

// answerVersion is the version of the format of answers.
const answerVersion = 1

// Status is one status that occurred.
type Status struct {
	Entry   int      `json:"-"`
	ID      string   `json:"id"`
	Label   string   `json:"label"`
	Verdict string   `json:"verdict"`
	Count   int      `json:"count"`
	First   string   `json:"first"` // times as the log writes them; "" if unknown
	Last    string   `json:"last"`
	Over    bool     `json:"over"` // its recovery came later
	Also    []string `json:"also"` // other entries that have the same text
	Places  []Place  `json:"places"`
	Values  []Values `json:"arguments"`

	last int // number of the last event
}

// Place is where a status or a fault is in a log.
type Place struct {
	File   string   `json:"file"`
	Line   int      `json:"line"`
	Time   string   `json:"time"`
	Text   string   `json:"text"`
	Before []string `json:"before"`
	After  []string `json:"after"`

	values []value // the arguments in all its lines
}

// Values are the arguments that a log has for one placeholder.
type Values struct {
	Name     string   `json:"name"`
	Distinct int      `json:"distinct"`
	Values   []string `json:"values"` // the first ones

	seen map[string]bool
}

// Occurrence is one event.
type Occurrence struct {
	ID   string `json:"id"`
	File string `json:"file"`
	Line int    `json:"line"`
	Time string `json:"time"`
}

// Chain is a sequence of statuses, each of which leads to the next.
type Chain struct {
	Steps []*Step `json:"steps"`
}

// Step is one status of a chain.
type Step struct {
	entry int
	ID    string `json:"id"`
	Label string `json:"label"`
	Count int    `json:"count"`
	First string `json:"first"`
	Last  string `json:"last"`
	File  string `json:"file"` // of the first line
	Line  int    `json:"line"`
}

// Fault is a group of lines of one shape that no entry documents.
type Fault struct {
	Shape string `json:"shape"`
	Count int    `json:"count"`
	Trace bool   `json:"trace"` // stack traces are folded into it
	First string `json:"first"`
	Last  string `json:"last"`
	Place Place  `json:"place"` // the first
}

// tally collects what a reader finds.
type tally struct {
	m        *Matcher
	statuses map[int]*Status
	chains   []*Chain
	open     map[int]*Chain // by their last entry
	flows    map[int]bool   // entries that something leads to, or that lead on
	lastOne  int            // the entry of the last event, −1 before the first
	events   []Occurrence
	count    int
	shapes   shapes
}

func newTally(m *Matcher) *tally {
	t := &tally{m: m, statuses: map[int]*Status{}, open: map[int]*Chain{}, flows: map[int]bool{}, lastOne: -1}
	for i := range m.entries {
		for _, next := range m.entries[i].LeadsTo {
			t.flows[i], t.flows[next] = true, true
		}
	}
	return t
}

// note records that an entry occurs, with these arguments; event says where in the order.
func (t *tally) note(entry int, also []int, values []value) {
	s := t.statuses[entry]
	if s == nil {
		e := &t.m.entries[entry]
		s = &Status{Entry: entry, ID: e.ID, Label: e.Label, Verdict: e.Verdict,
			Also: []string{}, Places: []Place{}, Values: []Values{}}
		for _, other := range also {
			s.Also = append(s.Also, t.m.entries[other].ID)
		}
		t.statuses[entry] = s
	}
	for _, v := range values {
		s.value(v.name, clip(v.text, int(limit["valueLength"])))
	}
}

// event records the next occurrence of an entry.
func (t *tally) event(entry int, at Place) {
	t.count++
	s := t.statuses[entry]
	s.Count++
	s.last = t.count
	s.First, s.Last = cmp.Or(s.First, at.Time), cmp.Or(at.Time, s.Last)
	if len(s.Places) < int(limit["places"]) {
		s.Places = append(s.Places, at)
	}
	if len(t.events) < maxEvents {
		t.events = append(t.events, Occurrence{s.ID, at.File, at.Line, at.Time})
	}
	t.chain(entry, s, at)
	t.lastOne = entry
}

// maxEvents is how many events an answer lists one by one.
const maxEvents = 2000

func (s *Status) value(name, value string) {
	i := slices.IndexFunc(s.Values, func(v Values) bool { return v.Name == name })
	if i < 0 {
		i = len(s.Values)
		s.Values = append(s.Values, Values{Name: name, Values: []string{}, seen: map[string]bool{}})
	}
	v := &s.Values[i]
	if v.seen[value] || v.Distinct >= int(limit["valuesCounted"]) {
		return
	}
	v.seen[value] = true
	v.Distinct++
	if len(v.Values) < int(limit["values"]) {
		v.Values = append(v.Values, value)
	}
}

// chain adds an event to the timeline: to the step with the same status, if that came
// last or is part of a flow, or after a status that leads to it.
func (t *tally) chain(entry int, s *Status, at Place) {
	chain := t.open[entry]
	if chain != nil && (t.lastOne == entry || t.flows[entry]) {
		step := chain.Steps[len(chain.Steps)-1]
		step.Count++
		step.Last = cmp.Or(at.Time, step.Last)
		return
	}
	step := &Step{entry, s.ID, s.Label, 1, at.Time, at.Time, at.File, at.Line}
	latest := -1
	for from := range t.open {
		if slices.Contains(t.m.entries[from].LeadsTo, entry) &&
			(latest < 0 || t.statuses[from].last > t.statuses[latest].last) {
			latest = from
		}
	}
	if latest >= 0 && len(t.open[latest].Steps) < int(limit["chains"]) {
		chain = t.open[latest]
		delete(t.open, latest)
		chain.Steps = append(chain.Steps, step)
	} else {
		chain = &Chain{[]*Step{step}}
		if len(t.chains) < int(limit["chains"]) {
			t.chains = append(t.chains, chain)
		}
	}
	t.open[entry] = chain
}

// fault records the text of a line that no entry documents, at a time; place is asked for the first of
// a shape. It returns nil if there are too many shapes.
func (t *tally) fault(text *phrase, time string, place func() Place) *shape {
	one := t.shapes.add(text)
	if one == nil {
		return nil
	}
	if one.Count == 0 {
		one.Place = place()
	}
	one.Count++
	one.First, one.Last = cmp.Or(one.First, time), cmp.Or(time, one.Last)
	return one
}

// worst orders verdicts, the most urgent first.
var worst = map[string]int{"required": 0, "unknown": 1, "": 1, "wait": 2, "none": 4}

// overRank is the rank of a status whose recovery came later.
const overRank = 3

func (s *Status) rank() int {
	if s.Over {
		return overRank
	}
	return worst[s.Verdict]
}

// answer returns the result for a number of lines.
func (t *tally) answer(lines int) *Answer {
	a := &Answer{Version: answerVersion, Lines: lines, Recognised: t.count, Statuses: []*Status{}, Timeline: t.chains,
		Events: t.events, Undocumented: []*Fault{}, Others: t.shapes.others}
	for i := range t.m.entries {
		s := t.statuses[i]
		if s == nil {
			continue
		}
		s.Over = false
		for next := range t.m.reach[i] {
			later := t.statuses[next]
			if later != nil && later.Verdict == "none" && later.last > s.last && s.Verdict != "none" {
				s.Over = true
			}
		}
		a.Statuses = append(a.Statuses, s)
	}
	slices.SortStableFunc(a.Statuses, func(a, b *Status) int {
		return cmp.Or(a.rank()-b.rank(), b.Count-a.Count, b.last-a.last)
	})
	for _, one := range t.shapes.all {
		one.Shape = one.text()
		a.Undocumented = append(a.Undocumented, &one.Fault)
	}
	slices.SortStableFunc(a.Undocumented, func(a, b *Fault) int { return b.Count - a.Count })
	if a.Timeline == nil {
		a.Timeline = []*Chain{}
	}
	if a.Events == nil {
		a.Events = []Occurrence{}
	}
	return a
}

// NeedsAction reports whether a status asks for action and is not over.
func (a *Answer) NeedsAction() bool {
	return slices.ContainsFunc(a.Statuses, func(s *Status) bool { return s.Verdict == "required" && !s.Over })
}
