package generate

import (
	"fmt"
	"strings"
)

// entryPage writes the file of an entry.
func (s *Site) entryPage(d dialect, e *entry) []byte {
	w := s.newWriter(d, e.operation.product, e.operation, e, 10, e.number)
	y := &yamlWriter{}
	w.front = true
	messages := w.messages()
	y.WriteString("---\n")
	d.head(y, e.label.text, w.date(), e, messages)
	w.identity(y)
	if gaps := placeholdersOf(messages); len(gaps) > 0 {
		y.mapping("placeholders", func() {
			for _, gap := range gaps {
				y.text(gap, placeholders[gap])
			}
		})
	}
	w.meaning(y)
	w.remedies(y)
	w.inherited(y, 20)
	w.relations(y)
	y.WriteString("---\n")
	w.front = false
	w.body(&y.Builder, w.between(150, 365))
	return []byte(y.String())
}

func (w *writer) messages() []string {
	switch n := w.random.IntN(20); {
	case n == 0:
		return nil
	case n < 3:
		return unique(w.several(2, messageTemplates))
	}
	return w.several(1, messageTemplates)
}

// date is a day before any on which this may run: Hugo leaves out what is dated
// later than today.
func (w *writer) date() string {
	return fmt.Sprintf("20%02d-%02d-%02d", w.between(22, 25), w.between(1, 12), w.between(1, 28))
}

func (w *writer) identity(y *yamlWriter) {
	if w.entry.unique && w.entry.label.also != "" {
		y.flow("also", []string{w.entry.label.also})
	}
	y.text("code", w.entry.code)
	if w.chance(50) {
		y.text("icon", pick(w, icons))
	}
	if w.chance(80) {
		y.line("severity", w.entry.label.severity)
	}
	y.line("state", w.entry.label.state)
}

func (w *writer) meaning(y *yamlWriter) {
	summary := w.text(pick(w, summaryTemplates))
	if w.chance(40) {
		summary += " " + w.text(pick(w, summaryTemplates))
	}
	y.text("summary", summary)
	y.line("action", w.entry.label.action)
	switch w.random.IntN(10) {
	case 0:
		y.line("resolves_itself", "true")
	case 1, 2:
		y.line("resolves_itself", "false")
	case 3, 4, 5:
		y.text("resolves_itself", w.text(pick(w, resolvesTemplates)))
	}
}

func (w *writer) remedies(y *yamlWriter) {
	y.maps("causes", w.between(1, 4), func(int) {
		y.text("cause", w.text(pick(w, causeTemplates)))
		if w.chance(75) {
			y.list("fix", w.several(w.between(1, 4), stepTemplates))
		}
	})
	if w.chance(40) {
		y.list("fix", w.several(w.between(1, 4), stepTemplates))
	}
	if w.entry.label.state == "retrying" || w.chance(10) {
		y.mapping("retry", func() {
			y.line("limit", fmt.Sprint(w.between(3, 50)))
			y.text("interval", w.text("{dur}"))
			if w.chance(30) {
				y.text("note", w.text("After that, the {O} is {vd}."))
			}
		})
	}
}

// inherited writes what an entry else takes from its folders, each key in the
// given percent of the cases.
func (w *writer) inherited(y *yamlWriter, percent int) {
	if w.chance(percent) {
		y.maps("shown_in", w.between(1, 2), func(i int) {
			y.line("surface", surfaces[(i+w.product.index)%len(surfaces)][0])
			y.text("under", w.operationName())
			y.text("condition", w.text(pick(w, conditionTemplates)))
			if w.chance(30) {
				y.text("note", w.text("Shown by a {a} {n} beside the {n}."))
			}
		})
	}
	if w.chance(percent) {
		y.maps("escalate", 1, func(int) {
			y.line("to", contacts[w.random.IntN(len(contacts))][0])
			y.text("when", w.text(pick(w, whenTemplates)))
			y.flow("send", []string{w.operationName() + " ID"})
		})
	}
	if w.chance(percent) {
		platforms := []string{"Windows", "macOS", "Linux", "Android", "iOS"}
		y.maps("applies_to", w.between(1, 3), func(i int) {
			y.text("platform", platforms[(i+w.product.index)%len(platforms)])
			y.text("versions", fmt.Sprintf("v%d.%d and later", w.between(1, 9), w.between(0, 9)))
		})
	}
}

func (w *writer) relations(y *yamlWriter) {
	var next []string
	for range w.random.IntN(4) {
		if e := w.sibling(); e != nil {
			next = append(next, w.dialect.reference(w.operation, e))
		}
	}
	y.flow("leads_to", unique(next))
	if w.chance(10) {
		if e := w.sibling(); e != nil {
			y.flow("appears_with", []string{w.dialect.reference(w.operation, e)})
		}
	}
	var related []string
	for range w.random.IntN(3) {
		related = append(related, w.dialect.page(w.someEntry().id()))
	}
	if w.chance(25) {
		related = append(related, w.dialect.page(pick(w, w.site.articles).id()))
	}
	y.list("related", unique(related))
	var words []string
	for _, k := range w.several(w.between(5, 12), keywordTemplates) {
		words = append(words, strings.ToLower(k))
	}
	y.list("keywords", unique(words))
	if w.chance(5) {
		y.flow("aliases", []string{fmt.Sprintf("/old/%s/%d/", w.product.slug, w.entry.number)})
	}
}
