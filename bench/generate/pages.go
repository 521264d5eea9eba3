package generate

import (
	"fmt"
	"strings"
)

// newPage begins a page above the entries.
func (s *Site) newPage(
	d dialect, p *product, o *operation, kind, number int, title, summary string,
) (*writer, *yamlWriter) {
	w, y := s.newWriter(d, p, o, nil, kind, number), &yamlWriter{}
	y.WriteString("---\n")
	d.head(y, title, w.date(), nil, nil)
	y.text("summary", summary)
	return w, y
}

func (s *Site) homePage(d dialect) []byte {
	w, y := s.newPage(d, s.products[0], nil, 1, 0,
		"Benchmark Help Center", "What the statuses of our products mean, and what to do.")
	y.WriteString("---\n" + w.paragraph(3) + "\n")
	return []byte(y.String())
}

func (s *Site) guidesPage(d dialect) []byte {
	w, y := s.newPage(d, s.products[0], nil, 2, 0, "Guides", "What is worth knowing beyond single statuses.")
	w.above = "guides"
	y.WriteString("---\n" + w.paragraph(2) + "\n")
	return []byte(y.String())
}

func (s *Site) productPage(d dialect, p *product) []byte {
	w, y := s.newPage(d, p, nil, 3, p.index, p.name, "The statuses of "+p.name+", by what was being done.")
	w.above = p.id()
	y.line("weight", fmt.Sprint(10*(p.index+1)))
	w.front = true
	w.inherited(y, 100)
	w.front = false
	y.WriteString("---\n" + w.paragraph(4) + "\n")
	return []byte(y.String())
}

func (s *Site) operationPage(d dialect, o *operation) []byte {
	w, y := s.newPage(d, o.product, o, 4, o.product.index*operationsPerProduct+o.index,
		o.name, "What each status of a "+o.product.name+" "+strings.ToLower(o.name)+" means.")
	y.line("weight", fmt.Sprint(10*(o.index+1)))
	y.list("keywords", strings.Split(o.words, ","))
	w.front = true
	w.inherited(y, 50)
	w.front = false
	y.WriteString("---\n" + w.paragraph(5) + "\n")
	return []byte(y.String())
}

// articlePage writes an article of some length with a generated table: the
// failures of one operation, or what is critical in the whole product.
func (s *Site) articlePage(d dialect, a *article) []byte {
	w, y := s.newPage(d, a.product, nil, 5, a.number, a.title, "More about "+a.product.name+" than one status can say.")
	w.above = "guides"
	y.list("keywords", w.several(6, keywordTemplates))
	y.list("related", []string{d.page(a.product.id()), d.page(w.someEntry().id())})
	y.WriteString("---\n")
	w.body(&y.Builder, 400)
	table := d.table(a.product.id(), "", "critical", "")
	if a.number%2 == 1 {
		table = d.table(a.product.id(), pick(w, a.product.operations).id(), "", "failed")
	}
	y.WriteString("\n" + table + "\n\n" + w.paragraph(2) + "\n")
	return []byte(y.String())
}
