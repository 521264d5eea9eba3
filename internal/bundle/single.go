package bundle

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"faultbook/internal/output"
)

// Single gathers the files of a site to make one HTML file of them. Add may be
// called by several goroutines.
type Single struct {
	mu    sync.Mutex
	files map[string][]byte
}

// Around is what the file holds beside the site's own files.
type Around struct {
	Style        []byte
	Book, Search []byte   // scripts: turns pages, and answers in all boxes; the second may be empty
	Order        []string // addresses of pages in the order of reading, the home page first; others follow
	FramePage    string   // address of the page whose header, menu and foot are taken
	SearchPage   string   // address
	Shards       string   // the folder of the index, which ends in a slash
}

// Add keeps a copy of a file.
func (s *Single) Add(f output.File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string][]byte{}
	}
	s.files[f.Path] = bytes.Clone(f.Data)
	return nil
}

// making is the work on one file.
type making struct {
	Around
	files  map[string][]byte
	pages  map[string]*html.Node // by address
	moved  map[string]string     // old address → address
	menus  map[string]int        // texts of menus, and their numbers
	leaves []*html.Node
	drawn  []*html.Node // templates of menus
}

// File makes the file. Every page is a main element whose id is its address,
// and links lead to these ids: so it can be read without scripts, one page
// after another, and with them one page at a time.
func (s *Single) File(around Around) ([]byte, error) {
	m := &making{Around: around, files: s.files, pages: map[string]*html.Node{}, moved: map[string]string{}, menus: map[string]int{}}
	if err := m.parse(); err != nil {
		return nil, err
	}
	for _, url := range m.order() {
		m.addLeaf(url, m.pages[url])
	}
	frame := m.pages[m.FramePage]
	if frame == nil {
		return nil, fmt.Errorf("make one file: there is no page %q", m.FramePage)
	}
	if err := m.fit(frame); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := html.Render(&b, frame); err != nil {
		return nil, fmt.Errorf("make one file: %w", err)
	}
	return b.Bytes(), nil
}

// parse reads all pages, and finds out where old addresses lead.
func (m *making) parse() error {
	for name, text := range m.files {
		if path.Ext(name) != ".html" {
			continue
		}
		doc, err := html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
		if err != nil {
			return fmt.Errorf("make one file: read %s: %w", name, err)
		}
		url := strings.TrimSuffix(name, "index.html")
		if to, ok := refresh(doc); ok {
			m.moved[url] = strings.TrimSuffix(path.Join(path.Dir(name), to), "index.html")
			continue
		}
		m.pages[url] = doc
	}
	return nil
}

// refresh returns where a page sends its readers.
func refresh(doc *html.Node) (string, bool) {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Meta && strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			_, to, found := strings.Cut(attr(n, "content"), "url=")
			return to, found
		}
	}
	return "", false
}

// order lists the addresses of all pages in the order of reading; the search
// and the page of unknown addresses come last.
func (m *making) order() []string {
	rank := map[string]int{m.SearchPage: len(m.Order) + 1, "404.html": len(m.Order) + 2}
	for i, url := range m.Order {
		rank[url] = i - len(m.Order)
	}
	var all []string
	for url := range m.pages {
		all = append(all, url)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) })
	return all
}

// addLeaf takes the content of a page, and its menu where no page before has
// the same.
func (m *making) addLeaf(url string, doc *html.Node) {
	leaf, body := find(doc, atom.Main), find(doc, atom.Body)
	if leaf == nil || body == nil {
		return // a file of the site's own, not a page
	}
	title := ""
	if n := find(doc, atom.Title); n != nil {
		title = strings.Join(strings.Fields(text(n)), " ")
	}
	menu := -1
	if nav := byID(doc, "nav"); nav != nil {
		menu = m.menu(url, nav)
	}
	leaf = remove(leaf)
	m.rewrite(url, leaf, true)
	setAttr(leaf, "id", "/"+url)
	setAttr(leaf, "class", strings.TrimSpace(attr(body, "class")+" "+attr(leaf, "class")))
	setAttr(leaf, "data-title", title)
	setAttr(leaf, "data-menu", fmt.Sprint(menu))
	m.leaves = append(m.leaves, leaf)
}

// menu returns the number of a page's menu. The mark of the page itself is
// taken out, so that all pages of a folder share one.
func (m *making) menu(url string, nav *html.Node) int {
	m.rewrite(url, nav, false)
	for n := range nav.Descendants() {
		deleteAttr(n, "aria-current")
	}
	drawn := &html.Node{Type: html.ElementNode, DataAtom: atom.Template, Data: "template"}
	copyChildren(drawn, nav)
	var b strings.Builder
	for c := range drawn.ChildNodes() {
		_ = html.Render(&b, c) // a builder takes everything
	}
	n, known := m.menus[b.String()]
	if !known {
		n = len(m.menus)
		m.menus[b.String()] = n
		setAttr(drawn, "data-menu", fmt.Sprint(n))
		m.drawn = append(m.drawn, drawn)
	}
	return n
}

// fit puts everything into the frame of one page.
func (m *making) fit(doc *html.Node) error {
	head, body, nav := find(doc, atom.Head), find(doc, atom.Body), byID(doc, "nav")
	if nav == nil || nav.Parent == nil {
		return fmt.Errorf("make one file: the page %q has no menu beside its content", m.FramePage)
	}
	for n := range body.ChildNodes() {
		if !contains(n, nav) {
			m.rewrite(m.FramePage, n, false)
		}
	}
	for n := range body.Descendants() {
		deleteAttr(n, "aria-current") // the script marks what is shown
	}
	leaves := element("div", "class", "leaves")
	for _, leaf := range m.leaves {
		leaves.AppendChild(leaf)
	}
	nav.Parent.AppendChild(leaves)
	setAttr(body, "class", "kind-home")
	for _, n := range append(m.drawn, m.shards()...) {
		body.AppendChild(n)
	}
	scripts := m.scripts(head)
	style := raw("style", append(m.style(head), m.Style...))
	m.fitHead(head, append(scripts, style))
	for i, script := range scripts {
		if i == 0 {
			head.AppendChild(script) // before anything is painted, as on the site
			continue
		}
		body.AppendChild(script)
	}
	head.AppendChild(style)
	return nil
}

// fitHead takes out what names other files, and puts in a policy that allows
// what is in this one, and nothing else.
func (m *making) fitHead(head *html.Node, inline []*html.Node) {
	icon := ""
	for n := range slices.Values(slices.Collect(head.ChildNodes())) {
		rel := attr(n, "rel")
		switch {
		case rel == "icon":
			icon = m.data(path.Join(m.FramePage, attr(n, "href")))
			fallthrough
		case n.DataAtom == atom.Script, n.DataAtom == atom.Link, n.DataAtom == atom.Title, attr(n, "name") == "description", attr(n, "property") != "":
			head.RemoveChild(n)
		}
	}
	policy := element("meta", "http-equiv", "Content-Security-Policy", "content",
		"default-src 'none'; img-src data:; media-src data:; base-uri 'none'; script-src"+sums(inline, atom.Script)+"; style-src"+sums(inline, atom.Style))
	head.InsertBefore(policy, head.FirstChild.NextSibling)
	for n := range slices.Values(m.titles()) {
		head.AppendChild(n)
	}
	if icon != "" {
		head.AppendChild(element("link", "rel", "icon", "href", icon))
	}
}

// titles returns the title and the description of the home page.
func (m *making) titles() []*html.Node {
	var out []*html.Node
	home := m.pages[m.Order[0]]
	if home == nil {
		return nil
	}
	for n := range slices.Values(slices.Collect(find(home, atom.Head).ChildNodes())) {
		if n.DataAtom == atom.Title || attr(n, "name") == "description" {
			out = append(out, remove(n))
		}
	}
	return out
}

// style returns the style sheet that a head names.
func (m *making) style(head *html.Node) []byte {
	for n := range head.ChildNodes() {
		if attr(n, "rel") == "stylesheet" {
			return m.files[path.Join(m.FramePage, attr(n, "href"))]
		}
	}
	return nil
}

// scripts returns the scripts of the file in their order: the one that a head
// names comes first.
func (m *making) scripts(head *html.Node) []*html.Node {
	var all []*html.Node
	for n := range head.ChildNodes() {
		if n.DataAtom == atom.Script {
			all = append(all, raw("script", m.files[path.Join(m.FramePage, attr(n, "src"))]))
		}
	}
	for _, code := range [][]byte{m.Book, m.Search} {
		if len(code) > 0 {
			all = append(all, raw("script", code))
		}
	}
	return all
}

// shards returns the index as data that the search finds by its name.
func (m *making) shards() []*html.Node {
	var names []string
	for name := range m.files {
		if strings.HasPrefix(name, m.Shards) && path.Ext(name) == ".js" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var out []*html.Node
	for _, name := range names {
		// A shard is one call: fb(DATA), or of the manifest faultbookShard("manifest",DATA)
		_, call, _ := bytes.Cut(m.files[name], []byte("("))
		data := bytes.TrimSuffix(bytes.TrimSpace(bytes.TrimPrefix(call, []byte(`"manifest",`))), []byte(")"))
		// A sign that would end the element stands in a text of the data.
		n := raw("script", bytes.ReplaceAll(data, []byte("<"), []byte(`\u003c`)))
		n.Attr = []html.Attribute{{Key: "type", Val: "application/json"}, {Key: "data-shard", Val: strings.TrimSuffix(strings.TrimPrefix(name, m.Shards), ".js")}}
		out = append(out, n)
	}
	return out
}

// sums returns the sources that a policy allows, each with a space before it.
func sums(inline []*html.Node, kind atom.Atom) string {
	var b strings.Builder
	for _, n := range inline {
		if n.DataAtom == kind {
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			b.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
		}
	}
	return b.String()
}
