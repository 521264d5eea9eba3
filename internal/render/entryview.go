package render

import (
	"html/template"
)

// Entry is what only the page of an entry has.
type Entry struct {
	Code       string   // empty where the title has it
	MoreCodes  []string // others, and the symbolic name
	Status     string
	Also       []string
	Messages   []Message
	Translated []Translated  // the messages in other languages
	Icon       string        // the product’s own name of it
	IconMark   template.HTML // the icon, drawn; empty when the settings do not say how
	Roles      []Badge       // all roles of the site, if some steps are for one of them
	Product    template.HTML // <a>TITLE</a>
	Place      template.HTML // the operation: <a>TITLE</a>
	Severity   *Badge
	State      *Badge
	Tone       string // the verdict: required, wait, none or unknown
	Verdict    Verdict
	Causes     []Cause
	Fix        []template.HTML
	ShownIn    []Place
	Retry      *Retry
	Escalate   []Contact
	Applies    []Applies
	Details    []OwnField // fields that the site declares, beside the entry
	Sections   []OwnField // fields that the site declares, as sections
	// Placeholders explains the gaps of the messages.
	Placeholders []Placeholder
}

// Translated are messages in another language.
type Translated struct {
	Tag      string // of the language, for the attribute lang
	Name     string // of the language, in that of the page
	Messages []Message
}

// Message is a text that the product shows: to read, and to copy.
type Message struct {
	HTML  template.HTML
	Plain string
	// Direction is ltr or rtl where that is not the direction of the page; else empty.
	Direction string
}

// Verdict answers the first question: must anything be done?
type Verdict struct {
	Action   string // required, wait, none or unknown, also a tone; empty where a text may say it
	Label    string
	Resolves string        // "Resolves itself", "Does not resolve itself" or empty
	Text     template.HTML // more about that

	Heading template.HTML // the label, and why nothing has to be done
	// First is the first step. Cause is the cause against which it helps, where each of
	// several causes has its own steps; Others counts the other causes that have steps.
	First, Cause template.HTML
	Others       int
	More         bool          // whether further steps follow
	Undocumented bool          // whether nothing says what to do: neither steps nor how long to wait
	Retry        template.HTML // how often the product tries again, and what follows
	Contact      template.HTML // who helps, and when
	Solution     *Solution     // without steps: where the text says what to do; nil if nowhere
}

// Solution is the section of a text that says what to do.
type Solution struct {
	ID, Heading string
	First       string // its first words
}

// Cause is one cause and its steps.
type Cause struct {
	Text template.HTML
	Fix  []template.HTML
}

// Place is one place where a status is shown.
type Place struct {
	Surface   template.HTML // <a>LABEL</a>, or LABEL without a page about it
	Under     string
	As        string
	Condition string
	Note      template.HTML
	// Direction is that of the condition where it is not that of the page; else empty.
	Direction string
}

// Retry says how the product tries again.
type Retry struct {
	Limit    int
	Interval string
	Note     template.HTML
}

// Contact is somebody to contact, and what to have ready.
type Contact struct {
	To   template.HTML // <a>LABEL</a>, or LABEL without a page about it
	When template.HTML
	Send []string

	Reach Reach
	// Request is a text to send: status, message, product, page and IDs to fill in. It
	// has {page} where the address of the page belongs.
	Request string
	Mail    template.URL // a mail with this text, as mailto:; empty without an address
}

// Reach is how to reach a contact; empty where the settings do not say.
type Reach struct {
	Email, Phone, URL string
	Mailto, Tel       template.URL // Email and Phone as links
	Hours             string
	Notes             []string
}

// Applies is a platform and its versions.
type Applies struct {
	Platform, Versions string
}

// Placeholder is a gap of a message, explained.
type Placeholder struct {
	Name string
	Text template.HTML
}

// OwnField is a field that the site declares.
type OwnField struct {
	ID, Label string
	Items     []template.HTML // one, but for a list
}
