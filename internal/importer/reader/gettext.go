package reader

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/leonelquinteros/gotext"

	"faultbook/internal/importer/table"
)

// poRemark is what a gettext catalogue says about a message besides its texts.
type poRemark struct {
	comment string // for translators
	fuzzy   bool   // whether the translation is of an older text
}

// poKey identifies a message of a catalogue.
type poKey struct{ context, id string }

// PO reads a gettext catalogue. A message without translation, or with one of an older text,
// is its own text.
func PO(name string, data []byte) (table.Article, error) {
	text, err := Decode(name, data)
	if err != nil {
		return table.Article{Source: name}, err
	}
	if !strings.Contains(text, "msgid") {
		return table.Article{Source: name}, fmt.Errorf("%s is not a gettext catalogue: it has no msgid", name)
	}
	if err := poForm(name, text); err != nil {
		return table.Article{Source: name}, err
	}
	remarks, obsolete := poRemarks(text)
	list, fuzzy := poMessages(text, remarks)
	a := messages(name, list)
	if len(fuzzy) > 0 {
		a.Notes = append(a.Notes, "translations that are marked as fuzzy are left out, of "+strings.Join(fuzzy, ", "))
	}
	if obsolete > 0 {
		a.Notes = append(a.Notes, fmt.Sprintf("messages that are marked as obsolete are left out: %d", obsolete))
	}
	return a, nil
}

// poLine matches a line of a catalogue: nothing, a comment, or a text with or without its keyword.
var poLine = regexp.MustCompile(`^[ \t]*(?:#.*|(?:(?:domain|msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])[ \t]*)?` +
	`"(?:[^"\\]|\\.)*"[ \t]*)?$`)

// poForm returns an error for the first line that the library would leave out without a word.
func poForm(name, text string) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimRight(line, "\r\n"); !poLine.MatchString(line) {
			return fmt.Errorf("%s:%d:1: a line of a catalogue is a comment, or a text between quotation marks, perhaps after "+
				"msgctxt, msgid or msgstr: correct it; within a text, write \\\" for a quotation mark\n  %.200s", name, n, line)
		}
	}
	return nil
}

// poMessages lists the messages of a catalogue, and the ids of those whose translations are fuzzy.
func poMessages(text string, remarks map[poKey]poRemark) (list []message, fuzzy []string) {
	po := gotext.NewPo()
	po.Parse([]byte(text))
	add := func(context string, found map[string]*gotext.Translation) {
		for _, id := range slices.Sorted(maps.Keys(found)) {
			if id == "" {
				continue // the header
			}
			remark := remarks[poKey{context, id}]
			m := message{key: id, comment: strings.TrimSpace(context + " " + remark.comment)}
			for _, n := range slices.Sorted(maps.Keys(found[id].Trs)) {
				m.forms = append(m.forms, found[id].Trs[n])
			}
			if remark.fuzzy && strings.Join(m.forms, "") != "" {
				fuzzy = append(fuzzy, strconv.Quote(id))
			}
			if strings.Join(m.forms, "") == "" || remark.fuzzy {
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
	return list, fuzzy
}

// poRemarks reads the comments and flags of a catalogue, and counts its obsolete messages.
func poRemarks(text string) (remarks map[poKey]poRemark, obsolete int) {
	r := poReader{remarks: map[poKey]poRemark{}}
	for line := range strings.Lines(text) {
		r.line(strings.TrimSpace(line))
	}
	r.end()
	return r.remarks, r.obsolete
}

// poReader reads remarks line by line.
type poReader struct {
	remarks  map[poKey]poRemark
	obsolete int

	key    poKey // of the message that is read
	remark poRemark
	into   *string // where quoted lines belong; nil before the first text of a message
}

// line reads a line of a catalogue.
func (r *poReader) line(line string) {
	rest := func(prefix string) (string, bool) { return strings.CutPrefix(line, prefix) }
	if line == "" || r.into != nil && r.into != &r.key.context && strings.HasPrefix(line, "#") {
		r.end()
	}
	if comment, is := rest("#."); is {
		r.remark.comment = strings.TrimSpace(r.remark.comment + " " + strings.TrimSpace(comment))
	} else if flags, is := rest("#,"); is {
		r.remark.fuzzy = r.remark.fuzzy || strings.Contains(flags, "fuzzy")
	} else if old, is := rest("#~"); is {
		if strings.HasPrefix(strings.TrimSpace(old), "msgid ") {
			r.obsolete++
		}
	} else if context, is := rest("msgctxt "); is {
		r.key.context, r.into = unquoted(context), &r.key.context
	} else if id, is := rest("msgid "); is {
		r.key.id, r.into = unquoted(id), &r.key.id
	} else if strings.HasPrefix(line, "msg") {
		r.into = new(string) // poMessages reads these texts
	} else if strings.HasPrefix(line, `"`) && r.into != nil {
		*r.into += unquoted(line)
	}
}

// end ends a message.
func (r *poReader) end() {
	if r.into != nil {
		r.remarks[r.key] = r.remark
	}
	r.remark, r.key, r.into = poRemark{}, poKey{}, nil
}

// unquoted returns a text without its quotation marks; "" if it is not quoted well.
func unquoted(line string) string {
	text, err := strconv.Unquote(strings.TrimSpace(line))
	if err != nil {
		return ""
	}
	return text
}
