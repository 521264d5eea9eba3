package reader

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/magiconair/properties"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"

	"faultbook/internal/importer/table"
)

// The columns of a catalogue of messages.
var catalogueHeader = []string{"Key", "Message", "Comment"}

// message is one text of a catalogue, with its forms for one and many.
type message struct {
	key, comment string
	forms        []string
}

// messages makes a table from the messages of a catalogue. It leaves out messages without text, and
// notes them.
func messages(name string, list []message) table.Article {
	a := table.Article{Source: name}
	t := table.Table{Header: catalogueHeader}
	for _, m := range list {
		var c table.Cell
		for _, form := range m.forms {
			all, more := variants(form)
			if more {
				const text = "the key %q has more than %d texts: the others are left out"
				a.Notes = append(a.Notes, fmt.Sprintf(text, m.key, mostVariants))
			}
			for _, form := range all {
				if form = oneLine(form); form != "" && !slices.Contains(c.Lead, form) {
					c.Lead = append(c.Lead, form)
				}
			}
		}
		if len(c.Lead) == 0 {
			a.Notes = append(a.Notes, fmt.Sprintf("the key %q has no text", m.key))
			continue
		}
		c.Plain = strings.Join(c.Lead, "\n")
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{plainCell(m.key), c, plainCell(m.comment)}})
	}
	if len(t.Rows) > 0 {
		a.Tables = append(a.Tables, t)
	}
	return a
}

// plainCell returns a cell with a text on one line, in which nothing is Markdown.
func plainCell(text string) table.Cell {
	if text = oneLine(text); text == "" {
		return table.Cell{}
	}
	return table.Cell{Lead: []string{table.Escape(text)}, Plain: text}
}

// Properties reads a Java catalogue: UTF-8, UTF-16 with a byte order mark, or ISO 8859-1.
func Properties(name string, data []byte) (table.Article, error) {
	if !utf8.Valid(data) && !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) {
		text, err := charmap.ISO8859_1.NewDecoder().Bytes(data)
		if err != nil {
			return table.Article{Source: name}, fmt.Errorf("%s is text of an unknown encoding: %w", name, err)
		}
		data = text
	}
	text, err := Decode(name, data)
	if err != nil {
		return table.Article{Source: name}, err
	}
	loader := properties.Loader{Encoding: properties.UTF8, DisableExpansion: true}
	p, err := loader.LoadBytes([]byte(text))
	if err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is not a file of properties: %w", name, err)
	}
	var list []message
	for _, key := range p.Keys() {
		value, _ := p.Get(key)
		comment := strings.Join(p.GetComments(key), " ")
		list = append(list, message{key: key, forms: []string{withoutQuotes(value)}, comment: comment})
	}
	a := messages(name, list)
	for _, key := range repeated(text) {
		a.Notes = append(a.Notes, fmt.Sprintf("the key %q is there twice: the last text counts, as in Java", key))
	}
	return a, nil
}

// propertyKey matches the key of a line of properties.
var propertyKey = regexp.MustCompile(`^[ \t]*((?:\\.|[^\s\\#!:=])(?:\\.|[^\s\\:=])*)[ \t]*[:= \t]`)

// repeated lists the keys that are in a file of properties more than once.
func repeated(text string) []string {
	var out []string
	seen, continued := map[string]bool{}, false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		m := propertyKey.FindStringSubmatch(line + " ")
		if m != nil && !continued {
			if seen[m[1]] && !slices.Contains(out, m[1]) {
				out = append(out, m[1])
			}
			seen[m[1]] = true
		}
		continued = (len(line)-len(strings.TrimRight(line, `\`)))%2 == 1
	}
	return out
}

// named is an element of a catalogue in XML.
type named struct {
	Name    string `xml:"name,attr"`
	Comment string `xml:"comment"`
	Value   string `xml:"value"`
	Type    string `xml:"type,attr"`
	Inner   string `xml:",innerxml"`
}

// inner is an element with a text, such as a form of a plural.
type inner struct {
	Text string `xml:",innerxml"`
}

// XML reads the strings of an Android app or the resources of a .NET program.
func XML(name string, data []byte) (table.Article, error) {
	root, list, notes, err := xmlMessages(data)
	if err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is broken XML: %w", name, err)
	}
	if root != "resources" && root != "root" {
		const other = "%s is neither a catalogue of Android nor of .NET: its root is <%s>"
		return table.Article{Source: name}, fmt.Errorf(other, name, cmp.Or(root, "nothing"))
	}
	a := messages(name, list)
	a.Notes = append(a.Notes, notes...)
	return a, nil
}

// xmlMessages reads the elements below the root of a catalogue. It returns the name of the root
// ("" for a file without elements), the messages, and notes on what it leaves out. A comment
// before an element is about that element.
func xmlMessages(data []byte) (root string, list []message, notes []string, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	comment := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, list, notes, nil
		}
		if err != nil {
			return root, nil, nil, err
		}
		start, isStart := token.(xml.StartElement)
		if said, is := token.(xml.Comment); is {
			comment = string(said)
		}
		switch {
		case !isStart:
		case root == "":
			root = start.Name.Local
		case root == "resources" || root == "root":
			var element named
			if err := d.DecodeElement(&element, &start); err != nil {
				return root, nil, nil, err
			}
			all, note := element.messages(start.Name.Local)
			for _, m := range all {
				m.comment = cmp.Or(m.comment, comment)
				list = append(list, m)
			}
			if note != "" {
				notes = append(notes, note)
			}
			comment = ""
		}
	}
}

// messages returns the texts of an element of a kind, and what it leaves out.
func (n named) messages(kind string) (list []message, note string) {
	m := message{key: n.Name, comment: n.Comment}
	switch kind {
	case "string":
		m.forms = []string{android(text(n.Inner))}
		if reference.MatchString(m.forms[0]) {
			return nil, fmt.Sprintf("the key %q is %s, which is no text of its own", n.Name, m.forms[0])
		}
	case "plurals", "string-array":
		var parts struct {
			Items []inner `xml:"item"`
		}
		if xml.Unmarshal([]byte("<x>"+n.Inner+"</x>"), &parts) != nil {
			return nil, fmt.Sprintf("the key %q cannot be read", n.Name)
		}
		for i, item := range parts.Items {
			form := android(text(item.Text))
			if kind == "string-array" { // each is a text of its own
				list = append(list, message{key: fmt.Sprintf("%s %d", n.Name, i+1), forms: []string{form}})
			}
			m.forms = append(m.forms, form)
		}
		if kind == "string-array" {
			return list, ""
		}
	case "data":
		if m.forms = []string{n.Value}; n.Type != "" {
			return nil, "" // pictures and the like
		}
	default:
		return nil, ""
	}
	return []message{m}, ""
}

// reference matches a text of Android that names another one.
var reference = regexp.MustCompile(`^@(?:[\w.]+:)?string/[\w.]+$`)

// text returns the text of a piece of XML without its elements, which may also be in CDATA.
func text(inner string) string {
	plain := textOf(inner)
	if strings.Contains(inner, "<![CDATA[") && strings.Contains(plain, "</") {
		plain = oneLine(tagOfXML.ReplaceAllString(plain, ""))
	}
	return plain
}

// tagOfXML matches a tag.
var tagOfXML = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

func textOf(inner string) string {
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(inner)); ; {
		token, err := d.Token()
		if err != nil {
			return b.String()
		}
		if data, is := token.(xml.CharData); is {
			b.Write(data)
		}
	}
}

// android undoes the escapes of a string resource.
func android(s string) string {
	s = oneLine(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = s[1 : len(s)-1]
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 't':
			b.WriteByte(' ')
		case 'u':
			if r, err := strconv.ParseUint(s[i+1:min(i+5, len(s))], 16, 32); err == nil && i+5 <= len(s) {
				b.WriteRune(rune(r))
				i += 4
				continue
			}
			b.WriteString(`\u`)
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
