// Package generate makes the sites that faultbook is measured with: N pages
// about statuses of invented products, the same for the same N, as a faultbook
// site or as a Hugo site of the same pages. It takes a number of pages and
// writes a folder; it never reads anything and knows none of faultbook's
// packages, so that a site is judged by the published format alone.
package generate

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
)

const (
	seed                 = 0xfa017b00c
	entriesPerOperation  = 50
	operationsPerProduct = 5
	pagesPerArticle      = 250
	// MinPages is the fewest pages that a site can have: every kind of page
	// once, and an operation with enough entries to link to.
	MinPages = 20
)

// Site is the plan of a site: which pages there are, what they are called and
// how they may be named. The texts are made while they are written.
type Site struct {
	Pages    int
	lexicon  *lexicon
	products []*product
	articles []*article
}

type product struct {
	name, slug string
	letter     string // of its codes; empty when it has none
	vocabulary *vocabulary
	operations []*operation
	index      int
}

type operation struct {
	product *product
	name    string
	words   string
	slug    string
	entries []*entry
	index   int
}

type entry struct {
	operation *operation
	label     label
	slug      string
	code      string
	number    int  // counted over the whole site
	unique    bool // no other entry of the operation has its label
}

type article struct {
	slug, title string
	product     *product
	number      int
}

func (p *product) id() string   { return p.slug }
func (o *operation) id() string { return path.Join(o.product.slug, o.slug) }
func (e *entry) id() string     { return path.Join(e.operation.id(), e.slug) }
func (a *article) id() string   { return path.Join("guides", a.slug) }

// New plans a site of exactly the given number of pages, counting every
// Markdown file.
func New(pages int) (*Site, error) {
	if pages < MinPages {
		return nil, fmt.Errorf("a site needs at least %d pages, not %d", MinPages, pages)
	}
	random := rand.New(rand.NewPCG(seed, 1))
	s := &Site{Pages: pages, lexicon: newLexicon(random)}
	articles := max(2, pages/pagesPerArticle)
	rest := pages - articles - 2 // the home page and the articles' own page
	operations := max(1, rest*operationsPerProduct/((entriesPerOperation+1)*operationsPerProduct+1))
	products := (operations + operationsPerProduct - 1) / operationsPerProduct
	s.planProducts(random, products, operations)
	s.planEntries(random, rest-products-operations)
	s.planArticles(random, articles)
	return s, nil
}

func (s *Site) planProducts(random *rand.Rand, products, operations int) {
	for i := range products {
		p := &product{index: i, slug: s.lexicon.invent(random, 2+random.IntN(2))}
		p.name = capital(p.slug)
		if random.IntN(3) > 0 {
			p.letter = string(rune('A' + random.IntN(26)))
		}
		p.vocabulary = s.lexicon.forProduct(random)
		s.products = append(s.products, p)
		names := random.Perm(len(operationNames))
		for j := range min(operationsPerProduct, operations-i*operationsPerProduct) {
			n := operationNames[names[j]]
			p.operations = append(p.operations,
				&operation{product: p, name: n[0], words: n[1], slug: strings.ToLower(n[0]), index: j})
		}
	}
}

// planEntries spreads the entries over the operations. Each operation takes
// the labels in an order of its own; those that come round a second time have
// a slug that tells them apart.
func (s *Site) planEntries(random *rand.Rand, entries int) {
	operations := s.operations()
	number := 0
	for i, o := range operations {
		count := entries / len(operations)
		if i < entries%len(operations) {
			count++
		}
		order := random.Perm(len(labels))
		rounds := make([]int, len(labels))
		for j := range count {
			rounds[order[j%len(labels)]]++
		}
		taken := map[string]bool{}
		for j := range count {
			l := labels[order[j%len(labels)]]
			e := &entry{operation: o, label: l, number: number, unique: rounds[order[j%len(labels)]] == 1}
			e.slug = s.entrySlug(random, e, taken)
			if o.product.letter != "" && random.IntN(5) > 0 {
				e.code = fmt.Sprintf("%s%d", o.product.letter, 1000+o.index*200+j*3)
			}
			o.entries = append(o.entries, e)
			number++
		}
	}
}

func (s *Site) entrySlug(random *rand.Rand, e *entry, taken map[string]bool) string {
	slug := slugOf(e.label.text)
	for !e.unique || taken[slug] {
		slug = slugOf(e.label.text) + "-" + s.lexicon.adjectives.draw(random) + "-" + s.lexicon.nouns.draw(random)
		if !taken[slug] {
			break
		}
	}
	taken[slug] = true
	return slug
}

func (s *Site) planArticles(random *rand.Rand, articles int) {
	for i := range articles {
		p := s.products[i%len(s.products)]
		noun := s.lexicon.nouns.draw(random)
		a := &article{product: p, number: i, title: fmt.Sprintf("%s: the %s in detail", p.name, noun)}
		a.slug = fmt.Sprintf("%s-%s-%d", p.slug, noun, i+1)
		s.articles = append(s.articles, a)
	}
}

func (s *Site) operations() []*operation {
	var all []*operation
	for _, p := range s.products {
		all = append(all, p.operations...)
	}
	return all
}

func slugOf(text string) string { return strings.ReplaceAll(strings.ToLower(text), " ", "-") }
