package document

import (
	"time"

	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// Text is a plain text of the front matter and its place.
type Text = yamldoc.Text

// Reference names another page or a term, as written.
type Reference = yamldoc.Text

// Meta is the front matter of one file, as written: without inherited values, and with
// unresolved references. The kind of a file decides which keys it may have.
type Meta struct {
	Title   string
	NamedAt source.At // of the title, or else of what names an entry
	Summary Fragment
	Updated time.Time // zero when not given
	Draft   bool
	Weight  int // order among siblings; equal weights sort by title
	Aliases []Text
	Moved   []Moved
	Related []Reference
	Retired Retired

	Keywords []string
	Icon     string

	// Code is all codes and the symbolic name of an entry, as readers see them.
	Code         string
	Codes        []string // each as written; a range such as 8001-8005 is one
	Name         string   // a symbolic name, such as SEC_CANNOTEXECUTE
	Status       string
	Also         []string
	Messages     []Message
	Translated   []Translated // the messages in other languages, each language once
	Placeholders []Placeholder

	Severity Reference
	State    Reference
	Action   Action

	Resolves Resolves
	Causes   []Cause
	Fix      []Step // for any cause
	Retry    *Retry

	Own []Own // in the order of the settings; those without a value are missing

	LeadsTo     []Reference
	AppearsWith []Reference

	Inherited
}

// Translated are the messages of an entry in another language.
type Translated struct {
	Language string // its tag, BCP 47
	Messages []Message
}

// Moved is a former anchor of the page, and the place of its section now: a page, an anchor
// of that, or an anchor of this page.
type Moved struct{ Anchor, To Text }

// Own is the value of a key that the site declares.
type Own struct {
	Name  string
	Texts []Text // one, but for a list
}

// Retired says that the product no longer shows what a page is about.
type Retired struct {
	Known bool        // false for a page that is up to date
	Since string      // the version of the product; empty when not given
	To    []Reference // what replaced it
}

// Inherited holds the keys that an entry inherits from the nearest folder that has them.
type Inherited struct {
	ShownIn   []Shown
	Escalate  []Escalation
	AppliesTo []Applies
}

// Action is what a status asks of its readers.
type Action string

// The values of action.
const (
	NoAction Action = "none"     // nothing to do
	Wait     Action = "wait"     // only wait
	Required Action = "required" // somebody must act
)

// Resolves is whether a status resolves itself.
type Resolves struct {
	Known bool // false when the front matter does not say
	Value bool
	Text  Fragment // says more; empty when written as true or false
}

// Cause is one reason for a status, and its fix.
type Cause struct {
	Text Fragment
	Fix  []Step
	By   Reference // the role that acts, if it takes all steps
}

// Step is one step, and the role that takes it; an empty role for any reader.
type Step struct {
	Text Fragment
	By   Reference
}

// Shown is one place where a product shows a status.
type Shown struct {
	Surface   Reference
	Under     string   // place within the surface
	As        string   // the label there, where it differs from the status
	Condition string   // the product's own description there, word for word
	Note      Fragment // anything else about this place
}

// Retry is how the product retries.
type Retry struct {
	Limit    int    // attempts; 0 when not given
	Interval string // time between attempts, as readers say it
	Note     Fragment
}

// Escalation is somebody to contact.
type Escalation struct {
	To   Reference
	When Fragment // continues "Contact them if"; empty for no condition
	Send []string // what to have ready
}

// Applies is one platform and the versions of the product on it.
type Applies struct {
	Platform string
	Versions string
}

// Placeholder is the explanation of a placeholder in the messages.
type Placeholder struct {
	Name string
	Text Fragment
	At   source.At
}
