package catalogue

// Entry is one entry: names as readers see them, texts plain. Fields without
// a value are empty, never missing.
type Entry struct {
	ID        string     `json:"id"`
	URL       string     `json:"url"` // below the site's root
	Code      string     `json:"code"`
	Product   string     `json:"product"`
	Operation string     `json:"operation"`
	Status    string     `json:"status"`
	Also      []string   `json:"also"`
	Message   string     `json:"message"` // several are joined by " / "
	Severity  string     `json:"severity"`
	State     string     `json:"state"`
	Icon      string     `json:"icon"`
	Summary   string     `json:"summary"`
	Causes    []Cause    `json:"causes"`
	Fix       []string   `json:"fix"` // all steps, those of the causes first
	ShownIn   []string   `json:"shown_in"`
	Retry     Retry      `json:"retry"`
	Escalate  []Escalate `json:"escalate"`
	AppliesTo []string   `json:"applies_to"`
	LeadsTo   []string   `json:"leads_to"` // ids
	Related   []string   `json:"related"`  // ids
	Updated   string     `json:"updated"`  // 2006-01-02
	// Type is the absolute address of the page, which serves as the `type` of a problem
	// (RFC 9457). It is empty for a site without a base_url.
	Type string `json:"type"`

	// Since version 2.
	Action       string        `json:"action"` // the verdict: required, wait, none, unknown, or empty
	Resolves     Resolves      `json:"resolves_itself"`
	Messages     []string      `json:"messages"`
	Translated   []Translated  `json:"translated"` // the messages in other languages
	Placeholders []Placeholder `json:"placeholders"`
	Steps        []Step        `json:"steps"` // for any cause
	Places       []Place       `json:"places"`
	AppearsWith  []string      `json:"appears_with"` // ids
	Keywords     []string      `json:"keywords"`
	IconLook     Icon          `json:"icon_look"`
	Contact      string        `json:"contact"` // of the product, if the entry has neither contacts nor steps
	Codes        []string      `json:"codes"`   // each as written; Code has all of them
	Name         string        `json:"name"`    // a symbolic name of the error
	Fields       Fields        `json:"fields"`  // that the site declares, by their ids
	Retired      bool          `json:"retired"` // whether the product no longer shows it
	RetiredSince string        `json:"retired_since"`
	ReplacedBy   []string      `json:"replaced_by"`   // ids
	Language     string        `json:"language"`      // of the catalogue (BCP 47)
	TextLanguage string        `json:"text_language"` // of the texts: the first language if there is no translation
	// Languages are the texts in the further languages; none in the catalogue of one language.
	Languages []InLanguage `json:"languages"`
	// Source is the page as its author wrote it, from which it can be written again. It is
	// empty unless the settings publish Markdown; `faultbook catalogue` always has it.
	Source Source `json:"source"`
}

// InLanguage holds the texts of an entry in another language, named as in Entry.
type InLanguage struct {
	Language     string        `json:"language"`
	TextLanguage string        `json:"text_language"`
	URL          string        `json:"url"`
	Type         string        `json:"type"`
	Product      string        `json:"product"`
	Operation    string        `json:"operation"`
	Status       string        `json:"status"`
	Also         []string      `json:"also"`
	Messages     []string      `json:"messages"`
	Severity     string        `json:"severity"`
	State        string        `json:"state"`
	Summary      string        `json:"summary"`
	Causes       []Cause       `json:"causes"`
	Fix          []string      `json:"fix"`
	Steps        []Step        `json:"steps"`
	ShownIn      []string      `json:"shown_in"`
	Places       []Place       `json:"places"`
	Retry        Retry         `json:"retry"`
	Escalate     []Escalate    `json:"escalate"`
	Resolves     Resolves      `json:"resolves_itself"`
	Placeholders []Placeholder `json:"placeholders"`
	Keywords     []string      `json:"keywords"`
	Fields       Fields        `json:"fields"`
	Updated      string        `json:"updated"`
}

// Fields are values of fields that a site declares: texts, numbers, true or false, and
// lists of texts.
type Fields map[string]any

// Resolves says whether a status resolves itself: "true", "false", or empty when unknown.
type Resolves struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// Translated are the messages in another language.
type Translated struct {
	Language string   `json:"language"` // BCP 47
	Messages []string `json:"messages"`
}

// Placeholder is a gap of the messages, explained.
type Placeholder struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Step is a step and the role that takes it.
type Step struct {
	Step string `json:"step"`
	By   string `json:"by"`
}

// Cause is a cause and its own steps.
type Cause struct {
	Cause string `json:"cause"`
	By    string `json:"by"`
	Fix   []Step `json:"fix"`
}

// Place is a place where the product shows the status.
type Place struct {
	Surface   string `json:"surface"`
	Under     string `json:"under"`
	As        string `json:"as"`
	Condition string `json:"condition"`
	Note      string `json:"note"`
}

// Icon describes the icon of the product, as far as the site does.
type Icon struct {
	Color   string `json:"color"`
	Shape   string `json:"shape"`
	Picture string `json:"picture"` // below the site's root
}

// Retry describes how the product tries again; limit 0 means unknown.
type Retry struct {
	Limit    int    `json:"limit"`
	Interval string `json:"interval"`
	Note     string `json:"note"`
}

// Escalate is a contact, and how to reach it.
type Escalate struct {
	To    string   `json:"to"`
	When  string   `json:"when"`
	Send  []string `json:"send"`
	Email string   `json:"email"`
	Phone string   `json:"phone"`
	URL   string   `json:"url"`
	Hours string   `json:"hours"`
	Notes []string `json:"notes"`
}
