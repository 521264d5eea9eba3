package logs

import (
	"strings"
	"unicode/utf8"

	"faultbook/search/data"
	"faultbook/search/text"
)

// secret matches what nobody should share: addresses, mails, users, tokens, home folders.
var (
	secretForms = patternsOf("secrets")
	secretNames = formTexts("secretNames")
	secretOrder = data.Words("logs", "secretOrder")["names"]
)

// Redact replaces whatever looks like an address, a mail, a user, a token or a home folder,
// and these arguments, by names of their kinds. It knows common forms only: the rest may
// still identify people.
func Redact(line string, arguments []Values) string {
	line = withoutBeginning(line, arguments)
	for _, a := range arguments {
		for _, value := range a.Values {
			line = withoutValue(line, value, "<"+a.Name+">")
		}
	}
	for _, name := range secretOrder {
		if name != "userWord" {
			line = secretForms[name].ReplaceAllString(line, secretNames[name])
			continue
		}
		line = secretForms[name].load().ReplaceAllStringFunc(line, withoutUser)
	}
	return line
}

// noUsers are words that no user is called after the word "user".
var noUsers = set("noUser")

// withoutUser removes the name from words such as "user anna", but not from "user quota".
func withoutUser(found string) string {
	m := secretForms["userWord"].FindStringSubmatch(found)
	if noUsers[strings.ToLower(strings.TrimRight(m[2], "."))] {
		return found
	}
	return m[1] + "<user>"
}

// shortestSecret is the length from which an argument is left out: "1" would take parts
// out of numbers. longWord is the length from which it is left out within words too: "log"
// would take a part out of "catalogue".
const shortestSecret, longWord = 3, 6

// withoutValue replaces an argument by its name.
func withoutValue(line, value, name string) string {
	length := utf8.RuneCountInString(value)
	if length < shortestSecret {
		return line
	}
	var out strings.Builder
	for {
		at := strings.Index(line, value)
		if at < 0 {
			break
		}
		end := at + len(value)
		out.WriteString(line[:at])
		if length < longWord && (joined(line, at) || joined(line, end)) {
			out.WriteString(value)
		} else {
			out.WriteString(name)
		}
		line = line[end:]
	}
	return out.String() + line
}

// withoutBeginning replaces the beginning of the argument that is cut with its line: the
// longest of those that fit.
func withoutBeginning(line string, arguments []Values) string {
	shown, cut := strings.CutSuffix(line, "…")
	most, name := 1, ""
	for i := 0; cut && i < len(arguments); i++ {
		for _, value := range arguments[i].Values {
			for n := len(value); n > most; n-- {
				if rest, found := strings.CutSuffix(shown, value[:n]); found && utf8.ValidString(rest) {
					most, name = n, arguments[i].Name
				}
			}
		}
	}
	if name == "" {
		return line
	}
	return shown[:len(shown)-most] + "<" + name + ">…"
}

// joined reports whether the characters before and at an offset are of one word.
func joined(line string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	after, _ := utf8.DecodeRuneInString(line[at:])
	return at > 0 && at < len(line) && isLetter(before) && isLetter(after)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return lower[r] > 1
	}
	is, _, _ := text.Within(r)
	return is
}

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
		f.Shape = redactShape(f.Shape, f.Place.Text)
		f.Place.redact(nil)
	}
}

// redactShape removes from the shape of a line what nobody should share. A shape may lack what says that a word is
// a secret, such as the key before it or the tag around it: words that are left out of the line are arguments.
func redactShape(shape, line string) string {
	shown := Redact(line, nil)
	words := strings.Split(Redact(shape, nil), " ")
	for i, word := range words {
		if strings.Contains(line, word) && !strings.Contains(shown, word) {
			words[i] = argument
		}
	}
	return strings.Join(words, " ")
}

// Redact removes from a place what nobody should share.
func (p *Place) Redact() { p.redact(nil) }

func (p *Place) redact(arguments []Values) {
	arguments = arguments[:len(arguments):len(arguments)]
	for _, v := range p.values {
		arguments = append(arguments, Values{Name: v.name, Values: append(v.raw, v.text)})
	}
	p.File = Redact(p.File, nil)
	p.Text = Redact(p.Text, arguments)
	for _, lines := range [][]string{p.Before, p.After} {
		for i := range lines {
			lines[i] = Redact(lines[i], arguments)
		}
	}
}
