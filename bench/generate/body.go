package generate

import (
	"fmt"
	"regexp"
	"strings"
)

// body writes Markdown of about the given number of words: paragraphs with
// links, and the blocks that help pages are full of.
func (w *writer) body(b *strings.Builder, words int) {
	blocks := []func() string{w.list, w.tableBlock, w.code, w.alert, w.steps}
	w.random.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
	titles := w.random.Perm(len(headings))
	var parts []string
	count := 0
	add := func(part string) {
		parts = append(parts, part)
		count += countWords(part)
	}
	add(w.paragraph(2))
	for i := 0; count < words; i++ {
		if i%2 == 0 && i/2 < len(titles) && i > 0 {
			add("## " + w.text(headings[titles[i/2]]))
		}
		if i < len(blocks) && words-count > 70 {
			add(blocks[i]())
		} else {
			add(w.paragraph(w.between(1, 3)))
		}
		if words-count > 30 {
			add(w.paragraph(w.between(1, 3)))
		}
	}
	b.WriteString(strings.Join(parts, "\n\n") + "\n")
}

// anyLink finds a link of either dialect.
var anyLink = regexp.MustCompile(`\[\[[^\]]+\]\]|\[[^\]]+\]\([^)]+\)`)

// countWords counts a link as one word, whatever its dialect, so that pages
// are as long in both.
func countWords(text string) int {
	return len(strings.Fields(anyLink.ReplaceAllString(text, "link")))
}

func (w *writer) sentence() string { return w.text(pick(w, sentenceTemplates)) }

func (w *writer) paragraph(sentences int) string {
	var out []string
	for range sentences {
		out = append(out, w.sentence())
	}
	return strings.Join(out, " ")
}

func (w *writer) list() string {
	var b strings.Builder
	b.WriteString(w.text("What the {n} {vs}:") + "\n")
	for range w.between(3, 5) {
		b.WriteString("\n- " + w.sentence())
	}
	return b.String()
}

func (w *writer) steps() string {
	var lines []string
	for i := range w.between(3, 5) {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, w.text(pick(w, stepTemplates))))
	}
	return strings.Join(lines, "\n")
}

func (w *writer) tableBlock() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | %s | %s |\n| --- | ---: | --- |", w.text("{n}"), w.text("{n}"), w.text("{ac} {n}"))
	for range w.between(3, 6) {
		last := w.text("the {n} is {a}")
		if w.chance(20) && w.operation != nil {
			if e := w.sibling(); e != nil {
				last = w.dialect.labelLink(e, false)
			}
		}
		fmt.Fprintf(&b, "\n| %s | %d | %s |", w.text("{tick}"), w.between(1, 9000), last)
	}
	return b.String()
}

func (w *writer) alert() string {
	kind := pick(w, []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"})
	return "> [!" + kind + "]\n> " + w.text(pick(w, alertTemplates)) + " " + w.sentence()
}

// code writes a block in one of the languages that help pages quote.
func (w *writer) code() string {
	key := func() string { return w.words.parts.draw(w.random) }
	noun := func() string { return w.words.nouns.draw(w.random) }
	switch w.random.IntN(4) {
	case 0:
		return fmt.Sprintf("```sh\n# %s\nsudo %sctl %s --%s=%d --verbose\n"+
			"tail -n %d /var/log/%s/%s.log | grep -i \"%s\"\n```",
			w.text("{v} the {n}"), key(), w.words.verbs.draw(w.random), noun(), w.between(1, 90),
			w.between(10, 99), key(), noun(), noun())
	case 1:
		return fmt.Sprintf("```json\n{\n  \"%s\": {\"%s\": %d, \"%s\": true},\n  \"%s\": [\"%s\", \"%s\"]\n}\n```",
			key(), noun(), w.between(1, 9000), noun(), noun(), key(), key())
	case 2:
		return fmt.Sprintf("```yaml\n%s:\n  %s: %d\n  %s: \"%s\" # %s\n```",
			key(), noun(), w.between(1, 500), noun(), key(), w.text("{n} of the {O}"))
	}
	return fmt.Sprintf("```\n2026-%02d-%02d %02d:%02d:%02d ERROR %s: %s (%s=%d)\n2026-%02d-%02d INFO %s: %s\n```",
		w.between(1, 12), w.between(1, 28), w.between(0, 23), w.between(0, 59), w.between(0, 59),
		key(), w.text("{n} {vd}"), noun(), w.between(1, 600),
		w.between(1, 12), w.between(1, 28), key(), w.text("{v} {n}"))
}
