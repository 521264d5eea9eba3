package document

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
)

// attributeIn matches an attribute in a tag: its name, and its value with or without
// quotation marks.
var attributeIn = regexp.MustCompile(
	"(?is)[\\s\"'/]([a-z][a-z:-]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+))")

// valueIn returns the offsets of the value of an attribute in a tag.
func valueIn(tag, name string) (start, end int, found bool) {
	for _, m := range attributeIn.FindAllStringSubmatchIndex(tag, -1) {
		if strings.EqualFold(tag[m[2]:m[3]], name) {
			return max(m[4], m[6], m[8]), max(m[5], m[7], m[9]), true
		}
	}
	return 0, 0, false
}

// address returns the value of an attribute with an address: the address, or a mark if it
// leads into the site.
func (m *htmlNode) address(value, name, raw string, at int, kind HoleKind, part HolePart) string {
	start, end, found := valueIn(raw, name)
	if !found {
		start, end = 0, 0
	}
	place := m.spanIn(at+start, at+end)
	if !found || strings.Contains(raw[start:end], "\n") {
		place = span{place.start, place.start}
	}
	value = strings.TrimSpace(value)
	return m.link(link{address: value, written: value, place: place, kind: kind, part: part, html: true,
		at: m.at(int(place.start))})
}

// anchor returns the attribute with the id of an element, and adds the id to the anchors of
// the page. It returns nothing for texts of the front matter, which several pages show.
func (m *htmlNode) anchor(token html.Token, raw string, at int) string {
	if !m.body {
		return ""
	}
	keys := []string{"id"}
	if token.Data == "a" {
		keys = append(keys, "name")
	}
	attribute := ""
	for _, key := range keys {
		start, end, found := valueIn(raw, key)
		if !found {
			continue
		}
		id := norm.NFC.String(strings.TrimSpace(html.UnescapeString(raw[start:end])))
		if strings.ContainsAny(id, " \t\r\n") {
			m.report(at, lineOf(raw), diag.RawHTML,
				fmt.Sprintf("the id %q contains a space, so no link leads to it", id), "replace the space with a hyphen")
		} else if id != "" && attribute != idOf(id) {
			anchor := Anchor{ID: id, At: m.at(m.offset(at + start)), width: end - start}
			switch noted := m.addAnchor(anchor, m.node, token.Data == "a" && !m.keep.HTML); {
			case !noted:
			case attribute == "":
				attribute = idOf(id)
			case !m.keep.HTML: // a name beside an id; browsers know both
				m.write("<span"+idOf(id)+"></span>", false)
			}
		}
	}
	return attribute
}

// keepTag writes a tag as its author wrote it, with marks for its ids and addresses.
func (m *htmlNode) keepTag(token html.Token, raw string, at int) {
	e, known := elements[token.Data]
	m.anchor(token, raw, at)
	m.write(m.holes(token.Data, raw, at), !known || e.flow)
}

// idAttributes are the attributes whose values are ids of elements of the page.
var idAttributes = setOf("id for list form headers popovertarget commandfor aria-labelledby aria-describedby " +
	"aria-controls aria-owns")

// holes returns a tag with marks for its ids and addresses.
func (m *htmlNode) holes(name, raw string, at int) string {
	var b strings.Builder
	done := 0
	for _, i := range attributeIn.FindAllStringSubmatchIndex(raw, -1) {
		start, end := max(i[4], i[6], i[8]), max(i[5], i[7], i[9])
		switch key, value := strings.ToLower(raw[i[2]:i[3]]), raw[start:end]; {
		case key == "href" && (name == "a" || name == "area") || key == "src":
			attribute := m.keptAddress(name, key, raw, at)
			if attribute == "" {
				continue
			}
			b.WriteString(raw[done:i[2]] + attribute)
			done = i[1]
		case key == "srcset":
			b.WriteString(raw[done:start] + m.candidates(value, at+start))
			done = end
		case key == "poster":
			b.WriteString(raw[done:start] + m.alone(html.UnescapeString(value), at+start))
			done = end
		case key == "href" || key == "action":
			b.WriteString(raw[done:start] + markOf(AddressPart, value))
			done = end
		case idAttributes[key] || key == "name" && name == "a":
			b.WriteString(raw[done:start])
			for i, id := range strings.Split(value, " ") {
				if i > 0 {
					b.WriteByte(' ')
				}
				if id != "" {
					b.WriteString(markOf(PagePart, "") + id)
				}
			}
			done = end
		}
	}
	b.WriteString(raw[done:])
	return b.String()
}

// candidates returns the value of srcset, the addresses of one image in several sizes, with
// marks for those that lead into the site.
func (m *htmlNode) candidates(value string, at int) string {
	all := strings.Split(value, ",")
	for i, candidate := range all {
		address, size, _ := strings.Cut(strings.TrimSpace(html.UnescapeString(candidate)), " ")
		if address == "" || strings.HasPrefix(address, "data:") {
			return value // data addresses contain commas
		}
		all[i] = strings.TrimSpace(m.alone(address, at+strings.Index(value, address)) + " " + size)
	}
	return strings.Join(all, ", ")
}

// alone returns an address without its attribute, as a mark if it leads into the site.
func (m *htmlNode) alone(address string, at int) string {
	start := m.offset(at)
	to := m.link(link{address: strings.TrimSpace(address), written: address, place: span{int32(start), int32(start)},
		kind: PathLink, part: ValuePart, html: true, at: m.at(start)})
	if strings.HasPrefix(to, "\x00") {
		return to
	}
	return html.EscapeString(to)
}

// keptAddress returns the attribute with an address that leads into the site; nothing for
// any other address, which stays as written.
func (m *htmlNode) keptAddress(name, key, raw string, at int) string {
	kind, part := PathLink, HrefPart
	if key == "src" {
		part = SourcePart
	}
	if name == "img" {
		kind = ImageLink
		if _, _, sized := valueIn(raw, "width"); !sized {
			part = ImagePart
		}
	}
	start, end, _ := valueIn(raw, key)
	value := html.UnescapeString(raw[start:end])
	switch address := m.address(value, key, raw, at, kind, part); address {
	case strings.TrimSpace(value):
		return ""
	default:
		return addressAttribute(key, []byte(address))
	}
}
