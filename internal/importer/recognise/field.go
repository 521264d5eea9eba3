package recognise

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// field puts the content of a cell into the field of an entry that its column names.
func (t *reading) field(e *entry.Entry, column Column, c table.Cell, row table.Row) {
	if o := t.r.Terms.own(string(column.Field)); o != nil {
		t.ownField(e, o, column, c)
		return
	}
	switch column.Field {
	case Status:
		t.label(e, c)
	case Message:
		e.Messages = append(e.Messages, templates(c)...)
	case Code:
		t.code(e, c)
	case Key:
		e.Key = c.Plain
	case Summary:
		summary(e, c)
	case Causes:
		causes(e, c)
	case Fix:
		fix(e, c)
	case ShownIn:
		t.shown(e, c)
	case Condition:
		t.condition(e, strings.Join(c.All(), " "))
	case Icon:
		e.Icon = c.Plain
	case Keywords:
		keywords(e, c)
	case Mixed:
		t.mixed(e, c)
	default:
		t.otherField(e, column, c, row)
	}
}

// otherField does the same for terms of the site, addresses, and columns without a field.
func (t *reading) otherField(e *entry.Entry, column Column, c table.Cell, row table.Row) {
	text := strings.Join(c.All(), " ")
	switch column.Field {
	case Severity:
		t.term(e, column, &e.Severity, t.r.Terms.severity(c.Plain), "severities", c)
	case State:
		t.term(e, column, &e.State, find(t.r.Terms.States, c.Plain), "states", c)
	case Contact:
		t.term(e, column, &e.Contact, within(t.r.Terms.Contacts, c.Plain), "contacts", c)
	case Address:
		if path := Path(c.Plain); path != "" {
			e.Aliases = append(e.Aliases, path)
		} else {
			t.note(row, "%q is no address that could lead here", c.Plain)
		}
	case Body:
		e.Body = append(e.Body, column.Name+": "+text)
	case Ignore:
	default:
		t.note(row, "the column %q has no place: %s", column.Name, text)
	}
}

// keywords reads a list of keywords.
func keywords(e *entry.Entry, c table.Cell) {
	for word := range strings.FieldsFuncSeq(strings.Join(append(plainItems(c), c.Plain), ","), betweenWords) {
		if word = strings.TrimSpace(word); word != "" {
			e.Keywords = append(e.Keywords, word)
		}
	}
}

// betweenWords reports whether a sign separates keywords.
func betweenWords(r rune) bool { return r == ',' || r == ';' || r == '\n' }

// code reads one code or several.
func (t *reading) code(e *entry.Entry, c table.Cell) {
	list := codes(c)
	if len(list) == 0 {
		list = []string{strings.Join(strings.Fields(c.Plain), " ")}
	}
	e.Code, e.Codes = list[0], append(e.Codes, list[1:]...)
}

// causeWords are words of a sentence that a list of causes follows.
var causeWords = []string{
	"issue",
	"issues",
	"cause",
	"causes",
	"reason",
	"reasons",
	"because",
	"ursache",
	"ursachen",
	"grund",
	"gründe",
	"folgenden",
}

// summary reads what a status means. A list in the cell holds causes, or goes on with the text.
func summary(e *entry.Entry, c table.Cell) {
	lead := strings.Join(c.Lead, " ")
	switch {
	case parts(e, c):
		return
	case len(c.Items) == 0:
		addSummary(e, lead)
		return
	case lead == "":
		addSummary(e, strings.Join(c.Items, " "))
		return
	}
	addSummary(e, lead)
	if slices.ContainsFunc(split(lead), func(w string) bool { return slices.Contains(causeWords, w) }) {
		for _, item := range c.Items {
			e.Causes = append(e.Causes, entry.Cause{Text: item})
		}
		return
	}
	e.Body = append(e.Body, "- "+strings.Join(c.Items, "\n- "))
}

func addSummary(e *entry.Entry, text string) {
	if e.Summary == "" {
		e.Summary = text
	} else if text != "" && text != e.Summary {
		e.Body = append(e.Body, text)
	}
}

// meaning matches a sentence that says what a status means, in a column of causes.
var meaning = regexp.MustCompile(
	`(?i)^(this|it|dies|das) (would |will |should )?(means?|shows?|indicates?|bedeutet|zeigt)\b`,
)

func causes(e *entry.Entry, c table.Cell) {
	lead := strings.Join(c.Lead, " ")
	if len(c.Items) == 0 {
		if meaning.MatchString(lead) && e.Summary == "" {
			e.Summary = lead
			return
		}
		for _, cause := range listed(c.Lead) {
			e.Causes = append(e.Causes, entry.Cause{Text: cause})
		}
		return
	}
	addSummary(e, lead)
	for _, item := range c.Items {
		e.Causes = append(e.Causes, entry.Cause{Text: item})
	}
}

// listed returns lines without marks that form a list, such as "Leak" above "Valve is stuck": each
// starts with a capital or a digit, and none ends as a sentence or a part of one does. Others are one text.
func listed(lines []string) []string {
	for i, line := range lines {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "\\*_`[<"))
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) ||
			i < len(lines)-1 && strings.ContainsAny(line[len(line)-1:], ".,:;!?-(") {
			return []string{strings.Join(lines, " ")}
		}
	}
	return lines
}

// nothingToDo matches steps that say that there are none.
var nothingToDo = regexp.MustCompile(
	`(?i)^(not applicable|n/?a|none|no action( is)? (required|needed|necessary)|nothing( to do)?|not required|` +
		`nicht (erforderlich|notwendig|zutreffend)|keine( maßnahmen?| aktion)?( erforderlich| notwendig)?|` +
		`entfällt)\.?$`,
)

func fix(e *entry.Entry, c table.Cell) {
	for _, step := range c.All() {
		if nothingToDo.MatchString(Plain(step)) {
			e.Action = "none"
		} else {
			e.Fix = append(e.Fix, step)
		}
	}
	if len(e.Fix) > 0 {
		e.Action = ""
	}
}

// term sets a field to the id of a term of the settings. A value without a term stays in the text of
// the entry, and the report proposes the term.
func (t *reading) term(e *entry.Entry, column Column, to *string, id, list string, c table.Cell) {
	if *to = id; id != "" {
		return
	}
	e.Body = append(e.Body, column.Name+": "+strings.Join(c.All(), " "))
	t.r.propose(list, c.Plain)
}

// propose notes a term that the settings lack.
func (r *Recogniser) propose(list, label string) {
	label = strings.Join(strings.Fields(label), " ")
	if !slices.Contains(r.Missing[list], label) {
		r.Missing[list] = append(r.Missing[list], label)
	}
}

// tries matches a sentence that only says how often the product tries again.
var tries = regexp.MustCompile(
	`(?i)^the (?:re-?try|attempt)s?(?: will)? (?:happens?|repeats?|occurs?|is repeated) (?:up to )?(\d{1,4}) times\.?$`,
)

// beneath matches the place within a surface.
var beneath = regexp.MustCompile(`(?i)\b(?:under|unter) (?:the )?([^.]+)\.?$`)

// shown reads where a product shows a status.
func (t *reading) shown(e *entry.Entry, c table.Cell) {
	for _, line := range c.All() {
		plain := Plain(line)
		if m := tries.FindStringSubmatch(plain); m != nil {
			e.Retries, _ = strconv.Atoi(m[1])
			continue
		}
		p := entry.Place{Surface: within(t.r.Terms.Surfaces, plain)}
		if p.Surface == "" {
			e.Body = append(e.Body, "Shown: "+line)
			t.r.propose("surfaces", plain)
			continue
		}
		if m := beneath.FindStringSubmatch(plain); m != nil {
			p.Under = m[1]
		}
		e.Place(p)
	}
}

// condition reads the description that the product shows at the place that the heading names. Without
// a known place, the description says what the status means.
func (t *reading) condition(e *entry.Entry, text string) {
	surface := within(t.r.Terms.Surfaces, t.table.Heading)
	if surface == "" {
		addSummary(e, text)
		return
	}
	e.Place(entry.Place{Surface: surface, Condition: Plain(text)})
}

// mixed reads a cell of prose. The label is its first line, or the text before a colon or a dash; the
// rest says what the label means; a list holds steps.
func (t *reading) mixed(e *entry.Entry, c table.Cell) {
	lead := c.Lead
	if len(lead) == 0 {
		lead, c.Items = c.Items[:1], c.Items[1:]
	}
	label, rest := lead[0], lead[1:]
	for _, sign := range []string{": ", " – ", " — ", " - "} {
		if before, after, found := strings.Cut(label, sign); found && len(strings.Fields(before)) <= 2*labelWords {
			label, rest = before, append([]string{after}, rest...)
			break
		}
	}
	label = Plain(label)
	if list := codes(table.Text(label)); len(list) > 0 {
		t.code(e, table.Text(label))
	} else {
		t.label(e, table.Cell{Plain: label})
	}
	addSummary(e, strings.Join(rest, " "))
	e.Fix = append(e.Fix, c.Items...)
}
