package texts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"faultbook/templates"
)

// Dir is the folder of the templates that holds texts: one file a language, named by its
// tag.
const Dir = "texts"

// Languages returns the tags of the languages that come with the program, sorted.
func Languages() []string {
	entries, err := templates.FS.ReadDir(Dir)
	if err != nil {
		panic(err) // a fault of the program
	}
	var tags []string
	for _, e := range entries {
		tags = append(tags, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return tags
}

var (
	made   sync.Map // tag → *Texts
	byBase = sync.OnceValue(func() map[language.Base]string {
		tags := map[language.Base]string{}
		for _, tag := range Languages() {
			base, _ := language.Make(tag).Base()
			tags[base] = tag
		}
		return tags
	})
)

// For returns the texts for a language, by its BCP 47 tag: those of the same language serve
// every region and script. They are in English if the program has none in the language.
func For(tag string) *Texts {
	if found, ok := made.Load(tag); ok {
		return found.(*Texts)
	}
	wanted := language.Make(tag)
	base, _ := wanted.Base()
	t := &Texts{name: tag, tag: wanted, byKey: map[string]string{}, english: map[string]bool{}}
	if file, ok := byBase()[base]; ok {
		t.byKey = mustParse(file)
	}
	english := mustParse("en")
	for key, text := range english {
		if _, form := pluralOf(key); form != "" && form != "other" && len(t.byKey) > 0 {
			continue // the forms of a language are its own
		}
		if t.byKey[key] == "" {
			t.byKey[key], t.english[key] = text, true
		}
	}
	found, _ := made.LoadOrStore(tag, t)
	return found.(*Texts)
}

// Known reports whether the program has texts in a language.
func Known(tag string) bool {
	base, _ := language.Make(tag).Base()
	return byBase()[base] != ""
}

func mustParse(tag string) map[string]string {
	file, err := templates.FS.ReadFile(Dir + "/" + tag + ".yaml")
	if err == nil {
		var texts map[string]string
		if texts, err = Parse(file); err == nil {
			return texts
		}
	}
	panic(fmt.Sprintf("the texts of the interface in %s: %v", tag, err)) // a fault of the program
}

// Parse reads a file of texts by their keys: YAML, mappings of texts or of further
// mappings.
func Parse(file []byte) (map[string]string, error) {
	var root map[string]any
	if err := yaml.Unmarshal(file, &root); err != nil {
		return nil, err
	}
	texts := map[string]string{}
	return texts, add(texts, "", root)
}

func add(to map[string]string, prefix string, group map[string]any) error {
	for _, key := range slices.Sorted(maps.Keys(group)) {
		switch value := group[key].(type) {
		case string:
			to[prefix+key] = value
		case map[string]any:
			if err := add(to, prefix+key+".", value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s is neither a text nor a group of texts", prefix+key)
		}
	}
	return nil
}
