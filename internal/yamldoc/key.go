package yamldoc

// Shape is the kind of value that a key takes.
type Shape string

// The shapes.
const (
	OneText    Shape = "text"
	Texts      Shape = "texts"      // a list of texts, or one
	Flag       Shape = "flag"       // true or false
	YesNo      Shape = "yes or no"  // yes, no, true or false
	Whole      Shape = "number"     // a whole number
	Number     Shape = "decimal"    // any number, kept as written
	Day        Shape = "date"       // 2006-01-02
	Link       Shape = "link"       // an address on the web, or a mailbox
	OneOf      Shape = "choice"     // one of the choices
	Pairs      Shape = "pairs"      // a map whose keys the author chooses
	Items      Shape = "items"      // a list of maps, or one; a text is short for its first key
	TextOrItem Shape = "text items" // a list of texts and maps
)

// PageNames is the value of Key.Names for a text that names a page.
const PageNames = "pages"

// Key is a key that a file may have. Reading checks names and shapes; editors complete and
// explain keys from all fields.
type Key struct {
	Name  string
	Shape Shape
	About string // one sentence for authors
	// Choices are the words of a OneOf.
	Choices []string
	Least   int // of a Whole
	// Names is the kind of thing that a text names: a vocabulary of the settings, such as
	// severities, or PageNames; empty for any text.
	Names    string
	Required bool
	Keys     []Key // of Items and TextOrItem
}

// Names returns the names of keys.
func Names(keys []Key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.Name
	}
	return names
}

// Find returns the key with a name; nil when there is none.
func Find(keys []Key, name string) *Key {
	for i := range keys {
		if keys[i].Name == name {
			return &keys[i]
		}
	}
	return nil
}
