package yamldoc

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"faultbook/internal/diag"
)

// Values reads the texts of a key with a simple shape, in normal form: true or false, a
// number as written, a day, a choice.
func (m *Map) Values(k Key) []Text {
	switch k.Shape {
	case Texts:
		return m.choices(k)
	case YesNo:
		return m.yesNo(k)
	case Number:
		return m.matching(k, isNumber, "a number", "write digits, such as 12 or 2.5")
	case Day:
		var day time.Time
		if m.Date(k.Name, &day); day.IsZero() {
			return nil
		}
		return []Text{{day.Format(time.DateOnly), m.r.at(m.value(k.Name))}}
	case Link:
		return m.matching(k, isAddress, "an address", "begin it with https:// or mailto:")
	case OneOf:
		t := m.Text(k.Name)
		value := ""
		if m.Choice(k.Name, &value, k.Choices); value == "" {
			return nil
		}
		return []Text{{value, t.At}}
	}
	if t := m.Text(k.Name); strings.TrimSpace(t.Value) != "" {
		return []Text{t}
	}
	return nil
}

// Fits reports whether a text can be a value of a key, or an item of its list.
func Fits(k Key, text string) bool {
	switch k.Shape {
	case Number:
		return isNumber(text)
	case Link:
		return isAddress(text)
	case Day:
		_, err := time.Parse(time.DateOnly, text)
		return err == nil
	}
	return true
}

// yesNo reads yes or no as true or false.
func (m *Map) yesNo(k Key) []Text {
	t := m.Text(k.Name)
	switch strings.ToLower(t.Value) {
	case "":
		return nil
	case "yes", "true":
		return []Text{{"true", t.At}}
	case "no", "false":
		return []Text{{"false", t.At}}
	}
	m.Fault(t.At, t.Width(), diag.WrongType, fmt.Sprintf("%s takes yes or no, not %q", k.Name, t.Value),
		"write yes or no, or true or false")
	return nil
}

// choices reads a list whose texts may be limited.
func (m *Map) choices(k Key) []Text {
	var out []Text
	for _, t := range m.Texts(k.Name) {
		if k.Choices != nil && !slices.Contains(k.Choices, t.Value) {
			hint := diag.DidYouMean(t.Value, k.Choices)
			if parts := commaList(t.Value, k.Choices); parts != nil {
				hint = fmt.Sprintf("write a list: %s: [%s]", k.Name, strings.Join(parts, ", "))
			}
			m.Fault(t.At, t.Width(), diag.BadValue, fmt.Sprintf("%s cannot have %q", k.Name, t.Value), hint)
			m.r.fixLast(diag.Same(t.Value, k.Choices))
			continue
		}
		out = append(out, t)
	}
	return out
}

// commaList returns the choices that a text lists with commas between them; nil for another text.
func commaList(text string, choices []string) []string {
	parts := strings.Split(text, ",")
	for i, part := range parts {
		if parts[i] = strings.TrimSpace(part); !slices.Contains(choices, parts[i]) {
			return nil
		}
	}
	return parts
}

func (m *Map) matching(k Key, fits func(string) bool, what, hint string) []Text {
	t := m.Text(k.Name)
	if t.At.Line == 0 {
		return nil
	}
	if !fits(t.Value) {
		m.Fault(t.At, t.Width(), diag.BadValue, fmt.Sprintf("%s takes %s, not %q", k.Name, what, t.Value),
			hint)
		return nil
	}
	return []Text{t}
}

// numberForm matches a number as people write it.
var numberForm = regexp.MustCompile(`^[+-]?\d+(\.\d+)?$`)

func isNumber(text string) bool { return numberForm.MatchString(text) }

func isAddress(text string) bool {
	u, err := url.Parse(text)
	if err != nil {
		return false
	}
	return (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" || u.Scheme == "mailto" && u.Opaque != ""
}
