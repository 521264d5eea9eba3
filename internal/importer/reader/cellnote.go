package reader

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cellNotes are the footnotes that an article mentions.
type cellNotes struct {
	marks map[*html.Node]*html.Node // the mark of each → its text
	texts map[*html.Node]string     // the text of each → as Markdown of one line
}

// noteElements are elements that hold the text of a footnote of a cell also without a link back: they are no sections.
var noteElements = []atom.Atom{atom.Li, atom.P, atom.Dd, atom.Aside}

// readCellNotes finds the footnotes of an article, so that cells are read without their marks: "E1" with the
// mark 2 is no code E12.
func (p *page) readCellNotes(main *html.Node) {
	ids := idsBelow(main)
	notes := cellNotes{map[*html.Node]*html.Node{}, map[*html.Node]string{}}
	each(main, func(n *html.Node) {
		if n.DataAtom != atom.A {
			return
		}
		mark, text := footnoteOf(n, ids)
		if text == nil || isBelow(mark, text) {
			return
		}
		back := backLinks(text, main)
		if len(back) == 0 && !slices.Contains(noteElements, text.DataAtom) {
			return
		}
		if _, seen := notes.texts[text]; !seen {
			f := flow{page: p, without: back}
			f.below(text)
			f.end()
			notes.texts[text] = strings.Join(f.cell.All(), " ")
		}
		notes.marks[mark] = text
	})
	p.notes = notes
}

// dropCellNotes removes the texts of footnotes that only entries mention, as these have them.
func (p *page) dropCellNotes(main *html.Node) {
	inRows := map[string]bool{}
	for _, t := range p.article.Tables {
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				for _, note := range c.Notes {
					inRows[note] = true
				}
			}
		}
	}
	kept := map[*html.Node]bool{}
	for mark, text := range p.notes.marks {
		inTable := slices.ContainsFunc(p.used, func(n *html.Node) bool { return isBelow(mark, n) })
		kept[text] = kept[text] || !inTable || !inRows[p.notes.texts[text]]
	}
	for text, keep := range kept {
		if !keep {
			removeWithEmpty(text, main)
		}
	}
}

// removeWithEmpty removes an element, and those around it that have neither words nor pictures then.
func removeWithEmpty(n, main *html.Node) {
	for n != main && n.Parent != nil {
		parent := n.Parent
		parent.RemoveChild(n)
		if words(parent) != "" || namedElement(parent, "img", "svg") != nil {
			return
		}
		n = parent
	}
}
