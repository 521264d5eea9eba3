package config

import (
	"regexp"

	"faultbook/internal/diag"
	"faultbook/internal/yamldoc"
)

// An email address as programs for mail take it, and a phone number as people write it.
var (
	emailForm = regexp.MustCompile(`^[^\s@<>"?&]+@[^\s@<>"?&]+\.[^\s@<>"?&]+$`)
	phoneForm = regexp.MustCompile(`^\+?[0-9][0-9 ()./-]{2,}$`)
)

// readReach reads how to reach a contact.
func readReach(m *yamldoc.Map, to *Reach) {
	if at := m.String("email", &to.Email); to.Email != "" && !emailForm.MatchString(to.Email) {
		m.Fault(at, len([]rune(to.Email)), diag.BadValue, quote(to.Email)+" is not an email address",
			"write one address, such as help@example.com")
		to.Email = ""
	}
	if at := m.String("phone", &to.Phone); to.Phone != "" && !phoneForm.MatchString(to.Phone) {
		m.Fault(at, len([]rune(to.Phone)), diag.BadValue, quote(to.Phone)+" is not a phone number",
			"write digits, spaces and + - ( ) / ., such as +1 555 0100; other words belong in `notes`")
		to.Phone = ""
	}
	if at := m.String("url", &to.URL); to.URL != "" && !isLink(to.URL) {
		m.Fault(at, len([]rune(to.URL)), diag.BadValue, quote(to.URL)+" is not an address",
			"begin it with https://")
		to.URL = ""
	}
	m.String("hours", &to.Hours)
	for _, note := range m.Texts("notes") {
		to.Notes = append(to.Notes, note.Value)
	}
}

// Reach is how to reach a contact, as readers see it; empty where it is not given.
type Reach struct {
	Email string
	Phone string
	URL   string // absolute
	Hours string
	Notes []string
}
