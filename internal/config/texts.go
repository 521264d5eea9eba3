package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// ReadOwn returns the site's own file of texts in a language, by its tag; nil when there
// is none.
type ReadOwn func(tag string) *source.File

// readTexts chooses the texts of the interface.
func readTexts(root *yamldoc.Map, c *Config, at source.At, own ReadOwn) diag.List {
	var problems diag.List
	c.Texts, problems = textsOf(root, c.Language, at, own)
	return problems
}

// textsOf returns the texts of the interface in a language: those that come with the
// program, those of the site's own file, and those that m has, each in front of the one
// before. at is where the settings name the language; line 0 where they do not.
func textsOf(m *yamldoc.Map, tag string, at source.At, own ReadOwn) (*texts.Texts, diag.List) {
	made := texts.For(tag)
	var problems diag.List
	var file *source.File
	if own != nil {
		file = own(tag)
	}
	if file != nil {
		d := yamldoc.Parse(file, 0, len(file.Text))
		made = made.With(groupsOf(d.Root(textGroups())))
		problems = d.Problems()
		if missing := made.Missing(); len(missing) > 0 && !problems.HasErrors() {
			problems = append(problems, file.Fault(
				source.At{Line: 1, Column: 1},
				1,
				diag.MissingText,
				fmt.Sprintf(
					"%d texts are missing, of which the first is %s: pages show them in English",
					len(missing),
					missing[0],
				),
				"add them; `faultbook templates copy texts/en.yaml` writes all texts in English",
			))
		}
	} else if !texts.Known(tag) && at.Line > 0 {
		m.Fault(at, len([]rune(tag)), diag.MissingText,
			"the interface has no texts in the language "+quote(tag)+": they stay English",
			"write them into templates/texts/"+tag+".yaml, or take one of "+strings.Join(texts.Languages(), ", "))
	}
	m.Maps("texts", textGroups(), func(group *yamldoc.Map) { made = made.With(groupsOf(group)) })
	return made, problems
}

// bare is the key that yamldoc gives a text where a group of texts belongs.
const bare = ""

// textGroups lists the groups of texts.
func textGroups() []string {
	return append([]string{bare}, slices.Sorted(maps.Keys(keysByGroup()))...)
}

// keysByGroup lists the keys of the texts by their group; those with plural forms once.
func keysByGroup() map[string][]string {
	groups := map[string][]string{}
	for _, key := range texts.For("en").Keys() {
		path := strings.Split(key, ".")
		if !slices.Contains(groups[path[0]], path[1]) {
			groups[path[0]] = append(groups[path[0]], path[1])
		}
	}
	for _, keys := range groups {
		slices.Sort(keys)
	}
	return groups
}

// groupsOf reads texts by their keys.
func groupsOf(m *yamldoc.Map) map[string]string {
	own := map[string]string{}
	if m.Has(bare) {
		m.Fault(
			m.At(),
			1,
			diag.WrongType,
			"texts takes groups of texts, not a text",
			"write a group and its texts, such as `entry: {message: …}`",
		)
		return own
	}
	for group, keys := range keysByGroup() {
		m.Maps(group, append([]string{bare}, keys...), func(in *yamldoc.Map) { readGroup(in, group, keys, own) })
	}
	return own
}

func readGroup(in *yamldoc.Map, group string, keys []string, own map[string]string) {
	if in.Has(bare) {
		in.Fault(
			in.At(),
			1,
			diag.WrongType,
			group+" is a group of texts, not a text",
			"write the texts with their keys, such as `"+keys[0]+": …`",
		)
		return
	}
	english := texts.For("en")
	for _, key := range keys {
		name := group + "." + key
		if !english.Has(name + ".other") {
			readText(in, key, name, name, own)
			continue
		}
		in.Maps(key, append([]string{bare}, texts.Forms...), func(forms *yamldoc.Map) {
			if forms.Has(bare) { // one text for any number
				readText(forms, bare, name+".other", name+".other", own)
				return
			}
			for _, form := range texts.Forms {
				readText(forms, form, name+"."+form, name+".other", own)
			}
		})
	}
}

// readText reads one text. What it has in braces must be what the English text has.
func readText(in *yamldoc.Map, key, name, english string, own map[string]string) {
	text := in.Text(key)
	if text.Value == "" {
		return
	}
	known := gaps.FindAllString(texts.For("en").Get(english), -1)
	for _, gap := range gaps.FindAllString(text.Value, -1) {
		if !slices.Contains(known, gap) {
			hint := "write it without"
			if len(known) > 0 {
				hint = "this text may have " + strings.Join(known, ", ")
			}
			in.Fault(text.At, len([]rune(text.Value)), diag.BadValue, "nothing is put for "+gap+" in "+name, hint)
			return
		}
	}
	own[name] = text.Value
}

// gaps matches what something is put for: {NAME}, and the address of a link.
var gaps = regexp.MustCompile(`\{\w+\}|\]\(\w+\)`)
