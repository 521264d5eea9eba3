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

// field puts what a cell holds into an entry.
func (t *reading) field(e *entry.Entry, column Column, c table.Cell, row table.Row) {
	text := strings.Join(c.All(), " ")
	if o := t.r.Terms.own(string(column.Field)); o != nil {
		t.ownField(e, o, column, c)
		return
	}
	switch column.Field {
	case Status:
		t.r.status(e, c)
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
	case Severity:
		t.term(e, column, &e.Severity, t.r.Terms.severity(c.Plain), "severities", c)
	case State:
		t.term(e, column, &e.State, find(t.r.Terms.States, c.Plain), "states", c)
	case Contact:
		t.term(e, column, &e.Contact, within(t.r.Terms.Contacts, c.Plain), "contacts", c)
	case ShownIn:
		t.shown(e, c)
	case Condition:
		t.condition(e, text)
	case Icon:
		e.Icon = c.Plain
	case Keywords:
		for word := range strings.FieldsFuncSeq(strings.Join(append(plainItems(c), c.Plain), ","), betweenWords) {
			if word = strings.TrimSpace(word); word != "" {
				e.Keywords = append(e.Keywords, word)
			}
		}
	case Address:
		if path := Path(c.Plain); path != "" {
			e.Aliases = append(e.Aliases, path)
		} else {
			t.note(row, "%q is no address that could lead here", c.Plain)
		}
	case Mixed:
		t.mixed(e, c)
	case Body:
		e.Body = append(e.Body, column.Name+": "+text)
	case Ignore:
	default:
		t.note(row, "the column %q has no place: %s", column.Name, text)
	}
}

// betweenWords reports whether a sign separates keywords.
func betweenWords(r rune) bool { return r == ',' || r == ';' || r == '\n' }

// status reads a label. A label of several by a slash has each of them as another.
func (r *Recogniser) status(e *entry.Entry, c table.Cell) {
	label := strings.TrimSuffix(
		strings.Join(strings.Fields(strings.Join(append(strings.Split(c.Plain, "\n"), plainItems(c)...), " ")), " "),
		":",
	)
	parts := strings.Split(label, "/")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) > 1 &&
		!slices.ContainsFunc(
			parts,
			func(p string) bool { return len(p) < 3 || strings.IndexFunc(p, unicode.IsUpper) != 0 },
		) {
		label, e.Also = strings.Join(parts, "/"), append(e.Also, parts...)
	}
	e.Status = label
	for other, same := range r.Mapping.Same {
		if entry.Slug(other) == entry.Slug(label) {
			e.Status, e.Also = same, append(e.Also, label)
		}
	}
}

// templates reads messages: paragraphs that are sentences of their own, items, and
// texts of two words and more on both sides of a slash.
func templates(c table.Cell) []string {
	var out []string
	for _, line := range append(strings.Split(c.Plain, "\n"), plainItems(c)...) {
		parts := strings.Split(line, " / ")
		if slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) < 2 }) {
			parts = []string{line}
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, Template(part))
			}
		}
	}
	return out
}

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

// summary reads what a status means. A list in it holds causes or more of the text.
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

// term puts the id of a term into an entry. A value that no term of the settings
// has stays in the text, and the report proposes the line.
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

// tries matches a sentence that says how often the product tries again, and nothing else.
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

// condition reads the description that the product itself gives at a place, which
// the heading names. Where no place is known it says what the status means.
func (t *reading) condition(e *entry.Entry, text string) {
	surface := within(t.r.Terms.Surfaces, t.table.Heading)
	if surface == "" {
		addSummary(e, text)
		return
	}
	e.Place(entry.Place{Surface: surface, Condition: Plain(text)})
}

// mixed reads a cell of prose: the label is its first line, or what is before a
// colon or a dash; the rest says what it means; a list holds steps.
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
		t.r.status(e, table.Cell{Plain: label})
	}
	addSummary(e, strings.Join(rest, " "))
	e.Fix = append(e.Fix, c.Items...)
}
