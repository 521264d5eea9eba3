package recognise

import (
	"slices"
	"strings"
	"unicode"
)

// Field is what a column is: a key of an entry, or a part of its place.
type Field string

// The fields that a column can be.
const (
	Status    Field = "status"
	Message   Field = "message"
	Code      Field = "code"
	Summary   Field = "summary"
	Causes    Field = "causes"
	Fix       Field = "fix"
	Severity  Field = "severity"
	State     Field = "state"
	Contact   Field = "contact"
	ShownIn   Field = "shown_in"
	Condition Field = "condition"
	Product   Field = "product"
	Operation Field = "operation"
	Icon      Field = "icon"
	Keywords  Field = "keywords"
	Address   Field = "address"
	Key       Field = "key"
	Body      Field = "body"
	Mixed     Field = "entry" // a label first, then its summary and steps
	Ignore    Field = "-"
)

// headers are the words of headings by field, in English and German, in small letters.
var headers = []struct {
	field Field
	words string
}{
	{
		Status,
		"status, status name, error, error name, error status, fehler, fehlername, name, alert, alarm, notification, " +
			"benachrichtigung, label, title, titel, event, ereignis, zustand, bezeichnung, problem, issue, symptom",
	},
	{
		Message,
		"message, error message, message text, error text, sub status, substatus, meldung, fehlermeldung, nachricht, text, " +
			"meldungstext, fehlertext, string, displayed message, display text, sub status notification, notification text",
	},
	{
		Code,
		"code, error code, fehlercode, fehlernummer, error number, error id, event id, message id, meldungsnummer, nr, status code, " +
			"hresult, exit code",
	},
	{
		Summary,
		"summary, meaning, description, bedeutung, beschreibung, explanation, erklärung, erläuterung, what it means, what does it mean, " +
			"details, was es bedeutet, zusammenfassung",
	},
	{
		Causes,
		"cause, causes, possible cause, possible causes, reason, reasons, probable cause, root cause, ursache, ursachen, " +
			"mögliche ursache, mögliche ursachen, grund, gründe, why",
	},
	{
		Fix,
		"fix, solution, solutions, action, actions, resolution, steps, steps to fix, steps to resolve, how to fix, how to resolve, remedy, " +
			"what to do, recommended action, recommended actions, required action, corrective action, user action, workaround, troubleshooting, " +
			"next steps, response, lösung, lösungen, abhilfe, maßnahme, maßnahmen, behebung, fehlerbehebung, vorgehen, was tun, " +
			"was zu tun ist, empfohlene maßnahme",
	},
	{Severity, "severity, severity level, level, priority, schweregrad, stufe, priorität, dringlichkeit"},
	{State, "state"},
	{Condition, "condition, conditions, bedingung, when, wann"},
	{
		ShownIn,
		"shown, shown in, where shown, location, where, displayed in, displayed on, ort, wo, anzeigeort, angezeigt",
	},
	{Contact, "contact, whom to contact, escalate, escalate to, escalation, kontakt, ansprechpartner, zuständig"},
	{Product, "product, produkt, application, anwendung"},
	{
		Operation,
		"operation, vorgang, component, komponente, module, modul, area, bereich, feature, funktion, group, gruppe",
	},
	{Icon, "icon, symbol, piktogramm"},
	{Keywords, "keywords, tags, stichwörter, schlagwörter, schlüsselwörter"},
	{Address, "url, address, adresse"},
	{Key, "key, schlüssel, id, identifier, kennung"},
	{
		Body,
		"note, notes, remark, remarks, comment, comments, bemerkung, bemerkungen, anmerkung, anmerkungen, hinweis, hinweise",
	},
}

// Fields lists the names that a column can be given.
func Fields() []string {
	names := []string{string(Mixed), string(Ignore)}
	for _, h := range headers {
		names = append(names, string(h.field))
	}
	slices.Sort(names)
	return names
}

// guess is what the words of a heading say, and how much of them says it.
type guess struct {
	field Field
	score int
}

// Scores of a heading: each word counts, the last word of a heading is what it is
// about, and a whole heading is certain.
const (
	perWord  = 10
	wholeToo = 5
	lastToo  = 2
)

// byHeader guesses the field of a column by its heading.
func byHeader(heading string) guess {
	words := split(heading)
	var best guess
	for _, h := range headers {
		for phrase := range strings.SplitSeq(h.words, ", ") {
			parts := strings.Fields(phrase)
			at := index(words, parts)
			if at < 0 {
				continue
			}
			score := perWord * len(parts)
			if len(parts) == len(words) {
				score += wholeToo
			}
			if at+len(parts) == len(words) {
				score += lastToo
			}
			if score > best.score {
				best = guess{h.field, score}
			}
		}
	}
	return best
}

// split returns the words of a text in small letters.
func split(text string) []string {
	return strings.FieldsFunc(
		strings.ToLower(text),
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) },
	)
}

// index returns where a phrase begins among words, in the singular or the plural.
func index(words, phrase []string) int {
	for at := range len(words) - len(phrase) + 1 {
		if slices.EqualFunc(words[at:at+len(phrase)], phrase, func(a, b string) bool { return a == b || a == b+"s" }) {
			return at
		}
	}
	return -1
}
