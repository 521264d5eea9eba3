package reader

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/leonelquinteros/gotext"
	"github.com/magiconair/properties"
	"golang.org/x/net/html/charset"
	"howett.net/plist"

	"faultbook/internal/importer/table"
)

// The columns of a catalogue of messages.
var catalogueHeader = []string{"Key", "Message", "Comment"}

// message is one text of a catalogue, with its forms for one and many.
type message struct {
	key, comment string
	forms        []string
}

// messages makes a table of a catalogue. Messages without text are left out.
func messages(name string, list []message) table.Article {
	a := table.Article{Source: name}
	t := table.Table{Header: catalogueHeader}
	for _, m := range list {
		var c table.Cell
		for _, form := range m.forms {
			if form = oneLine(form); form != "" && !slices.Contains(c.Lead, form) {
				c.Lead = append(c.Lead, form)
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

// plainCell holds a text on one line that is no Markdown.
func plainCell(text string) table.Cell {
	if text = oneLine(text); text == "" {
		return table.Cell{}
	}
	return table.Cell{Lead: []string{table.Escape(text)}, Plain: text}
}

// PO reads a gettext catalogue. A message without translation is its own text.
func PO(name string, data []byte) (table.Article, error) {
	text, err := Decode(name, data)
	if err != nil {
		return table.Article{Source: name}, err
	}
	if !strings.Contains(text, "msgid") {
		return table.Article{Source: name}, fmt.Errorf("%s is not a gettext catalogue: it has no msgid", name)
	}
	po := gotext.NewPo()
	po.Parse([]byte(text))
	var list []message
	add := func(context string, found map[string]*gotext.Translation) {
		for _, id := range slices.Sorted(maps.Keys(found)) {
			if id == "" {
				continue // the header
			}
			m := message{key: id, comment: context}
			for _, n := range slices.Sorted(maps.Keys(found[id].Trs)) {
				m.forms = append(m.forms, found[id].Trs[n])
			}
			if strings.Join(m.forms, "") == "" {
				m.forms = []string{id, found[id].PluralID}
			}
			list = append(list, m)
		}
	}
	add("", po.GetDomain().GetTranslations())
	byContext := po.GetDomain().GetCtxTranslations()
	for _, context := range slices.Sorted(maps.Keys(byContext)) {
		add(context, byContext[context])
	}
	return messages(name, list), nil
}

// Properties reads a Java catalogue, UTF-8 or ISO 8859-1.
func Properties(name string, data []byte) (table.Article, error) {
	loader := properties.Loader{Encoding: properties.UTF8, DisableExpansion: true}
	if !utf8.Valid(data) {
		loader.Encoding = properties.ISO_8859_1
	}
	p, err := loader.LoadBytes(bytes.TrimPrefix(data, []byte("\ufeff")))
	if err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is not a file of properties: %w", name, err)
	}
	var list []message
	for _, key := range p.Keys() {
		value, _ := p.Get(key)
		list = append(list, message{key: key, forms: []string{value}, comment: p.GetComment(key)})
	}
	return messages(name, list), nil
}

// Strings reads a catalogue of iOS or macOS.
func Strings(name string, data []byte) (table.Article, error) {
	if !bytes.HasPrefix(data, []byte("bplist")) {
		text, err := Decode(name, data)
		if err != nil {
			return table.Article{Source: name}, err
		}
		data = []byte(text)
	}
	found := map[string]string{}
	if _, err := plist.Unmarshal(data, &found); err != nil {
		return table.Article{Source: name}, fmt.Errorf("%s is not a file of strings: %w", name, err)
	}
	var list []message
	for _, key := range slices.Sorted(maps.Keys(found)) {
		list = append(list, message{key: key, forms: []string{found[key]}})
	}
	return messages(name, list), nil
}

// named is an element of a catalogue in XML.
type named struct {
	Name    string `xml:"name,attr"`
	Comment string `xml:"comment"`
	Value   string `xml:"value"`
	Type    string `xml:"type,attr"`
	Inner   string `xml:",innerxml"`
}

type inner struct {
	Text string `xml:",innerxml"`
}

// XML reads the strings of an Android app or the resources of a .NET program.
func XML(name string, data []byte) (table.Article, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	var list []message
	root := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return table.Article{Source: name}, fmt.Errorf("%s is broken XML: %w", name, err)
		}
		start, isStart := token.(xml.StartElement)
		switch {
		case !isStart:
		case root == "":
			root = start.Name.Local
		case root == "resources" || root == "root":
			var element named
			if err := d.DecodeElement(&element, &start); err != nil {
				return table.Article{Source: name}, fmt.Errorf("%s is broken XML: %w", name, err)
			}
			if m, ok := element.message(start.Name.Local); ok {
				list = append(list, m)
			}
		}
	}
	if root != "resources" && root != "root" {
		return table.Article{
				Source: name,
			}, fmt.Errorf(
				"%s is neither a catalogue of Android nor of .NET: its root is <%s>",
				name,
				cmp.Or(root, "nothing"),
			)
	}
	return messages(name, list), nil
}

func (n named) message(kind string) (message, bool) {
	m := message{key: n.Name, comment: n.Comment}
	switch kind {
	case "string":
		m.forms = []string{android(text(n.Inner))}
	case "plurals", "string-array":
		var parts struct {
			Items []inner `xml:"item"`
		}
		if xml.Unmarshal([]byte("<x>"+n.Inner+"</x>"), &parts) != nil {
			return m, false
		}
		for _, item := range parts.Items {
			m.forms = append(m.forms, android(text(item.Text)))
		}
	case "data":
		m.forms = []string{n.Value}
		return m, n.Type == "" // others are pictures and the like
	default:
		return m, false
	}
	return m, true
}

// text returns the text of a piece of XML without its elements.
func text(inner string) string {
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
