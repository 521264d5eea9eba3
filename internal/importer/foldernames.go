package importer

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"faultbook/internal/importer/entry"
)

// nameLength is how many bytes the name of a file may have, so that its path fits every system.
const nameLength = 100

// devices are names that Windows reserves.
const devices = " con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 " +
	"lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 "

// cleanName returns the name of a page or a folder as a part of an address. It replaces what an address
// cannot have, and cuts the name at nameLength.
func cleanName(name string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-_.+~ ", r) {
			return r
		}
		return '\x00'
	}, norm.NFC.String(name))
	clean := kept
	if strings.Contains(kept, "\x00") { // a character and the blanks around it are one hyphen
		clean = strings.Join(strings.FieldsFunc(kept, func(r rune) bool { return r == '\x00' || r == ' ' }), "-")
	}
	for len(clean) > nameLength {
		_, size := utf8.DecodeLastRuneInString(clean)
		clean = clean[:len(clean)-size]
	}
	if clean = strings.Trim(clean, " ."); clean == "" {
		return "page"
	}
	if first, _, _ := strings.Cut(strings.ToLower(clean), "."); strings.Contains(devices, " "+first+" ") {
		return clean + "-page"
	}
	return clean
}

// cleanFile does the same for the name of a file, and keeps its ending.
func cleanFile(base string) string {
	ending := path.Ext(base)
	return cleanName(strings.TrimSuffix(base, ending)) + ending
}

// cleanPath does the same for each folder of a path; "" for the root.
func cleanPath(dir string) string {
	if dir = path.Clean(dir); dir == "." || dir == "/" {
		return ""
	}
	parts := strings.Split(dir, "/")
	for i := range parts {
		parts[i] = cleanName(parts[i])
	}
	return strings.Join(parts, "/")
}

// category adds the settings that Docusaurus has for a folder to the values of its page.
func (f *markdownFolder) category(dir string, values []entry.Value) []entry.Value {
	said := meta{}
	for _, name := range []string{"_category_.json", "_category_.yml", "_category_.yaml"} {
		data, err := fs.ReadFile(f.files, path.Join(dir, name))
		if err != nil {
			continue
		}
		f.used[path.Join(dir, name)] = true
		if path.Ext(name) == ".json" {
			err = json.Unmarshal(data, &said)
		} else {
			err = yaml.Unmarshal(data, &said)
		}
		if err != nil {
			f.p.plan.Report.unplaced("%s: it is left out: %v", path.Join(dir, name), err)
		}
	}
	link := said.below("link")
	if title := said.text("label"); title != "" {
		values[1].Value = title
	}
	if summary := link.text("description"); summary != "" {
		values = append(values, entry.Value{Key: "summary", Value: summary})
	}
	if weight := said.number("position"); weight > 0 {
		values = append(values, entry.Value{Key: "weight", Value: weight})
	}
	return values
}

// leftOut reports the keys, folders and files that have no place in the site.
func (f *markdownFolder) leftOut() {
	say := f.p.plan.Report.unplaced
	for key, names := range f.foreign {
		pages := fmt.Sprintf("%d pages have it, such as %s", len(names), names[0])
		if len(names) == 1 {
			pages = names[0] + " has it"
		}
		say("the key %s has no place here: %s, with %.120q", key, pages, fmt.Sprint(f.samples[key]))
	}
	for from, to := range f.moved {
		old := f.of.withoutNumbers(strings.TrimSuffix(path.Base(from), path.Ext(from)))
		if cleanName(old) != norm.NFC.String(old) {
			say("%s: no address can have this name: the page is %s", from, to)
		}
	}
	for _, dir := range f.otherEditions() {
		say("the folder %s has other editions of the pages: import them by themselves, with --into", dir)
	}
	var others []string
	for _, name := range f.others {
		if !f.used[name] {
			others = append(others, name)
		}
	}
	switch len(others) {
	case 0:
	case 1:
		say("the file %s is left out: no page shows it, includes it or links to it", others[0])
	default:
		const text = "%d files are left out, such as %s: no page shows them, includes them or links to them"
		say(text, len(others), others[0])
	}
}
