package logs

import (
	"strings"
	"unicode/utf8"

	"faultbook/search/client"
)

// secret matches what nobody should share: addresses, mails, users, tokens, home folders.
var (
	secretForms = compile("secrets")
	secretNames = formTexts("secretNames")
	secretOrder = client.Words("logs", "secretOrder")["names"]
)

// Redact replaces whatever looks like an address, a mail, a user, a token or a home folder,
// and these arguments, by names of their kinds. It knows common forms only: the rest may
// still identify people.
func Redact(text string, arguments []Values) string {
	for _, a := range arguments {
		for _, value := range a.Values {
			if utf8.RuneCountInString(value) >= shortestSecret {
				text = strings.ReplaceAll(text, value, "<"+a.Name+">")
			}
		}
	}
	for _, name := range secretOrder {
		if name != "userWord" {
			text = secretForms[name].ReplaceAllString(text, secretNames[name])
			continue
		}
		text = secretForms[name].ReplaceAllStringFunc(text, withoutUser)
	}
	return text
}

// noUsers are words that no user is called after the word "user".
var noUsers = set("noUser")

// withoutUser removes the name from words such as "user anna", but not from "user quota".
func withoutUser(found string) string {
	m := secretForms["userWord"].FindStringSubmatch(found)
	if noUsers[strings.ToLower(m[2])] {
		return found
	}
	return m[1] + "<user>"
}

// shortestSecret is the length from which an argument is left out wherever it is: "1"
// would take parts out of numbers.
const shortestSecret = 3

// Redact removes from an answer what nobody should share.
func (a *Answer) Redact() {
	for _, s := range a.Statuses {
		for i := range s.Places {
			s.Places[i].redact(s.Values)
		}
		for i := range s.Values {
			s.Values[i].Values = []string{}
		}
	}
	for _, c := range a.Timeline {
		for _, step := range c.Steps {
			step.File = Redact(step.File, nil)
		}
	}
	for i := range a.Events {
		a.Events[i].File = Redact(a.Events[i].File, nil)
	}
	for _, f := range a.Undocumented {
		f.Shape = Redact(f.Shape, nil)
		f.Place.redact(nil)
	}
}

func (p *Place) redact(arguments []Values) {
	p.File = Redact(p.File, nil)
	p.Text = Redact(p.Text, arguments)
	for _, lines := range [][]string{p.Before, p.After} {
		for i := range lines {
			lines[i] = Redact(lines[i], arguments)
		}
	}
}
