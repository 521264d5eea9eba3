package generate

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

// writer makes the texts of one page. Its numbers come from the page alone, so
// that pages can be written in any order and in both dialects alike.
type writer struct {
	random  *rand.Rand
	words   *vocabulary
	product *product
	// operation and entry are nil on pages that stand above them.
	operation *operation
	entry     *entry
	dialect   dialect
	site      *Site
	above     string // the content folder of a page that belongs to no operation
	front     bool   // the text goes into the front matter
}

func (s *Site) newWriter(d dialect, p *product, o *operation, e *entry, kind, number int) *writer {
	return &writer{
		random: rand.New(rand.NewPCG(seed+uint64(kind), uint64(number))), words: p.vocabulary,
		product: p, operation: o, entry: e, dialect: d, site: s,
	}
}

func pick[T any](w *writer, list []T) T { return list[w.random.IntN(len(list))] }

// chance is true in percent of the cases.
func (w *writer) chance(percent int) bool { return w.random.IntN(100) < percent }

// between returns a number from low to high, both included.
func (w *writer) between(low, high int) int { return low + w.random.IntN(high-low+1) }

// text fills the slots of a template.
func (w *writer) text(template string) string {
	var b strings.Builder
	for {
		literal, rest, found := strings.Cut(template, "{")
		b.WriteString(literal)
		if !found {
			return sentenceCase(articleBeforeVowel.ReplaceAllString(b.String(), "${1}n $2"))
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(slots[slot](w))
		template = after
	}
}

// articleBeforeVowel finds the indefinite article before a vowel.
var articleBeforeVowel = regexp.MustCompile(`\b([Aa]) ([aeiou])`)

func sentenceCase(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return capital(s)
	}
	return s
}

// slots are what stands for a slot of a template.
var slots map[string]func(w *writer) string

func init() {
	noun := func(w *writer) string { return w.words.nouns.draw(w.random) }
	verb := func(w *writer) string { return w.words.verbs.draw(w.random) }
	adjective := func(w *writer) string { return w.words.adjectives.draw(w.random) }
	slots = map[string]func(w *writer) string{
		"n": noun, "ns": func(w *writer) string { return third(noun(w)) },
		"v": verb, "vc": func(w *writer) string { return capital(verb(w)) },
		"vs":   func(w *writer) string { return third(verb(w)) },
		"vd":   func(w *writer) string { return past(verb(w)) },
		"ving": func(w *writer) string { return gerund(verb(w)) },
		"gc":   func(w *writer) string { return capital(gerund(verb(w))) },
		"a":    adjective, "ac": func(w *writer) string { return capital(adjective(w)) },
		"d":     func(w *writer) string { return w.words.adverbs.draw(w.random) },
		"place": func(w *writer) string { return w.words.places.draw(w.random) },
		"cl":    func(w *writer) string { return w.words.parts.draw(w.random) },
		"c":     (*writer).component, "P": func(w *writer) string { return w.product.name },
		"O":   func(w *writer) string { return strings.ToLower(w.operationName()) },
		"Oc":  (*writer).operationName,
		"int": func(w *writer) string { return strconv.Itoa(w.between(2, 64)) },
		"dur": func(w *writer) string { return fmt.Sprintf("%d %s", w.between(2, 48), pick(w, units)) },
		"menu": func(w *writer) string {
			return fmt.Sprintf("%s > %s %s", capital(noun(w)), capital(w.words.parts.draw(w.random)), noun(w))
		},
		"key": (*writer).key, "tick": func(w *writer) string { return "`" + w.key() + "`" },
		"link": (*writer).link,
	}
}

var units = []string{"minutes", "hours", "seconds", "days"}

func (w *writer) component() string {
	if w.chance(40) {
		return capital(w.words.parts.draw(w.random))
	}
	return capital(w.words.parts.draw(w.random)) + " " + w.words.nouns.draw(w.random)
}

func (w *writer) operationName() string {
	if w.operation != nil {
		return w.operation.name
	}
	return pick(w, w.product.operations).name
}

// key is a name as settings have it.
func (w *writer) key() string {
	parts, nouns := w.words.parts.draw(w.random), w.words.nouns.draw(w.random)
	switch w.random.IntN(4) {
	case 0:
		return parts + "_" + nouns
	case 1:
		return parts + "." + nouns + "." + w.words.nouns.draw(w.random)
	case 2:
		return "/etc/" + parts + "/" + nouns + ".conf"
	}
	return "--" + parts + "-" + nouns
}

// link names another page, in one of the ways that the dialect has.
func (w *writer) link() string {
	from := w.operation
	to := w.someEntry()
	switch {
	case from != nil && w.chance(45):
		if sibling := w.sibling(); sibling != nil {
			return w.dialect.labelLink(sibling, w.front)
		}
	case w.chance(20):
		a := pick(w, w.site.articles)
		return w.dialect.idLink(target{a.id(), a.title}, "", w.front)
	case w.chance(30):
		return w.dialect.idLink(target{to.id(), to.label.text}, "", w.front)
	case !w.front && w.chance(40):
		text := "the " + strings.ToLower(to.operation.name) + " case"
		return w.dialect.pathLink(w.folder(), target{to.id(), to.label.text}, text)
	}
	return w.dialect.idLink(target{to.id(), to.label.text}, to.label.text+" ("+to.operation.name+")", w.front)
}

// folder is the content folder in which the page's file lies.
func (w *writer) folder() string {
	if w.operation != nil {
		return w.operation.id()
	}
	return w.above
}

// sibling returns another entry of the operation that its label alone names,
// or nil when chance finds none.
func (w *writer) sibling() *entry {
	for range 8 {
		if e := pick(w, w.operation.entries); e.unique && e != w.entry {
			return e
		}
	}
	return nil
}

// someEntry returns an entry of the product.
func (w *writer) someEntry() *entry {
	for {
		o := pick(w, w.product.operations)
		if e := pick(w, o.entries); e != w.entry {
			return e
		}
	}
}

var placeholderName = regexp.MustCompile(`(^|[^\\])<([^<>]+)>`)

// placeholdersOf returns the names of the placeholders of messages, in order.
func placeholdersOf(messages []string) []string {
	var names []string
	for _, m := range messages {
		for _, found := range placeholderName.FindAllStringSubmatch(m, -1) {
			names = append(names, found[2])
		}
	}
	return unique(names)
}

// several makes a list of texts from different templates.
func (w *writer) several(count int, templates []string) []string {
	var out []string
	for range count {
		out = append(out, w.text(pick(w, templates)))
	}
	return out
}
