package document

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

// element describes how an author's HTML element is written.
type element struct {
	becomes string // the element to write instead; empty for the same
	flow    bool   // whether it separates the words around it
	void    bool   // whether it has no content
	ends    string // the open elements that its start tag closes, separated by spaces
	within  string // the element that must be around it
	lax     bool   // whether its end tag is optional
}

const (
	cellsEnd = "td th p"
	rowsEnd  = "tr caption colgroup " + cellsEnd
)

// elements are those that any site allows in texts. Some become others: templates provide
// the landmarks and the first-level heading of a page.
var elements = map[string]element{
	"a": {}, "abbr": {}, "acronym": {becomes: "abbr"}, "b": {}, "bdi": {}, "bdo": {}, "big": {becomes: "span"},
	"cite": {}, "code": {}, "data": {becomes: "span"}, "del": {}, "dfn": {}, "em": {}, "font": {becomes: "span"},
	"i":   {},
	"ins": {}, "kbd": {}, "mark": {}, "nobr": {becomes: "span"}, "q": {}, "rp": {}, "rt": {}, "ruby": {}, "s": {},
	"samp": {}, "small": {}, "span": {}, "strike": {becomes: "s"}, "strong": {}, "sub": {}, "sup": {}, "time": {},
	"tt": {becomes: "code"}, "u": {}, "var": {},
	"br": {flow: true, void: true}, "img": {void: true}, "wbr": {void: true},

	"address": {becomes: "div", flow: true, ends: "p"}, "article": {becomes: "div", flow: true, ends: "p"},
	"aside": {becomes: "div", flow: true, ends: "p"}, "blockquote": {flow: true, ends: "p"},
	"center": {becomes: "div", flow: true, ends: "p"}, "details": {flow: true, ends: "p"},
	"div": {flow: true, ends: "p"}, "dl": {flow: true, ends: "p"}, "figcaption": {flow: true, ends: "p"},
	"figure": {flow: true, ends: "p"}, "footer": {becomes: "div", flow: true, ends: "p"},
	"h1": {becomes: "h2", flow: true, ends: "p"}, "h2": {flow: true, ends: "p"}, "h3": {flow: true, ends: "p"},
	"h4": {flow: true, ends: "p"}, "h5": {flow: true, ends: "p"}, "h6": {flow: true, ends: "p"},
	"header": {becomes: "div", flow: true, ends: "p"}, "hr": {flow: true, void: true, ends: "p"},
	"main": {becomes: "div", flow: true, ends: "p"}, "nav": {becomes: "div", flow: true, ends: "p"},
	"ol": {flow: true, ends: "p"}, "p": {flow: true, ends: "p", lax: true}, "pre": {flow: true, ends: "p"},
	"section": {becomes: "div", flow: true, ends: "p"}, "summary": {flow: true}, "ul": {flow: true, ends: "p"},
	"li": {flow: true, ends: "li p", lax: true},
	"dt": {flow: true, ends: "dt dd p", lax: true}, "dd": {flow: true, ends: "dt dd p", lax: true},

	"table": {flow: true, ends: "p"}, "caption": {flow: true, within: "table"},
	"colgroup": {flow: true, within: "table", lax: true, ends: "caption"},
	"col":      {flow: true, void: true, within: "table"},
	"thead":    {flow: true, within: "table", lax: true, ends: "thead tbody tfoot " + rowsEnd},
	"tbody":    {flow: true, within: "table", lax: true, ends: "thead tbody tfoot " + rowsEnd},
	"tfoot":    {flow: true, within: "table", lax: true, ends: "thead tbody tfoot " + rowsEnd},
	"tr":       {flow: true, within: "table", lax: true, ends: rowsEnd},
	"td":       {flow: true, within: "table", lax: true, ends: cellsEnd},
	"th":       {flow: true, within: "table", lax: true, ends: cellsEnd},
}

// name returns the element to write.
func (e element) name(written string) string {
	if e.becomes != "" {
		return e.becomes
	}
	return written
}

// endedBy reports whether the start tag of another element closes this one.
func endedBy(name string, by element) bool { return slices.Contains(strings.Fields(by.ends), name) }

// policy is the allow list of attributes. It lacks addresses, ids and names: these become
// marks.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for name, e := range elements {
		p.AllowElements(e.name(name))
		p.AllowNoAttrs().OnElements(e.name(name))
	}
	word := regexp.MustCompile(`^[A-Za-z0-9-]{1,35}$`)
	p.AllowAttrs("title").Globally()
	p.AllowAttrs("lang").Matching(word).Globally()
	p.AllowAttrs("dir").Matching(bluemonday.Direction).Globally()
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`(?i)^(?:row|col|rowgroup|colgroup)$`)).OnElements("th")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`(?i)^(?:left|center|right)$`)).OnElements("td", "th")
	p.AllowAttrs("span").Matching(bluemonday.Integer).OnElements("col", "colgroup")
	p.AllowAttrs("start", "value").Matching(regexp.MustCompile(`^-?\d+$`)).OnElements("ol", "li")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^[1aAiI]$`)).OnElements("ol")
	p.AllowAttrs("reversed").Matching(regexp.MustCompile(`^(?:reversed)?$`)).OnElements("ol")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^(?:open)?$`)).OnElements("details")
	p.AllowAttrs("datetime").Matching(regexp.MustCompile(`^[\dTZ:.+ -]{1,40}$`)).OnElements("time")
	return p
})

// startTag returns the start tag of an allowed element, with the allowed attributes alone
// and without its last character.
func startTag(name string, attributes []html.Attribute) string {
	token := html.Token{Type: html.StartTagToken, Data: name, Attr: attributes}
	tag := policy().Sanitize(token.String())
	if tag == "" {
		tag = "<" + name + ">"
	}
	return strings.TrimSuffix(tag, ">")
}

// spoken are the attributes whose values are words, which are lost with the element.
var spoken = []string{"alt", "label", "title", "summary", "value", "placeholder"}
