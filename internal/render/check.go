package render

import (
	"embed"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/jba/templatecheck"

	"faultbook/internal/diag"
)

// madeAlone are the partials that Go code executes, and what they get.
var madeAlone = map[string]any{
	tablePart: &Table{}, matrixPart: &Matrix{}, badgePart: Badge{},
	assetsPart: &View{}, headerPart: &View{}, menuPart: &View{}, footerPart: &View{},
	menuContentPart: &View{}, single: &SingleView{},
}

// check holds templates to what they get, so that a field that is not there is found
// before a page is made, and the pages from before it stay.
func (t *Templates) check() diag.List {
	var problems diag.List
	hold := func(set *template.Template, name string, gets any) {
		if err := checked(set.Lookup(name), gets); err != nil {
			problems = append(problems, t.fault(diag.TemplateFail, err))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.pages)) {
		switch {
		case name == redirect:
			hold(t.pages[name].set, redirect, &View{})
		case !prints(t.pages[name].set, base, map[string]bool{}):
			if problems == nil { // it is the same for all pages
				problems = append(problems, t.lacking(base, fmt.Sprintf("nothing here prints %q, so that every page is without its text", contentPart), fmt.Sprintf("write {{template %q .}} where it belongs", contentPart)))
			}
		case t.pages[name].set.Lookup(contentPart) == nil:
			problems = append(problems, t.lacking(name, fmt.Sprintf("nothing here is %q, which is what stands in the page", contentPart), fmt.Sprintf("write it between {{define %q}} and {{end}}", contentPart)))
		default:
			hold(t.pages[name].set, base, &View{})
			hold(t.pages[name].set, singlePagePart, &SinglePage{})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(madeAlone)) {
		hold(t.partials.set, name, madeAlone[name])
	}
	return problems
}

// contentPart is what the template of a page defines, and the base prints.
const contentPart = "content"

// lacking is a fault of a template in which something is missing as a whole.
func (t *Templates) lacking(name, text, hint string) diag.Diagnostic {
	first, _, _ := strings.Cut(t.sources[name], "\n")
	return diag.Diagnostic{
		Pos: diag.Pos{File: "templates/" + name, Line: 1, Column: 1}, Code: diag.TemplateFail,
		Source: first, Text: text, Hint: hint + ", or remove the file to get the one that comes with faultbook",
	}
}

// prints reports whether a template uses that of the content, by itself or by
// those that it uses. seen are those that were looked at.
func prints(set *template.Template, name string, seen map[string]bool) bool {
	if name == contentPart {
		return true
	}
	t := set.Lookup(name)
	if seen[name] || t == nil || t.Tree == nil {
		return false
	}
	seen[name] = true
	return slices.ContainsFunc(uses(t.Tree.Root), func(used string) bool { return prints(set, used, seen) })
}

// uses lists the templates that a list of nodes uses.
func uses(list *parse.ListNode) (names []string) {
	if list == nil {
		return nil
	}
	branch := func(b *parse.BranchNode) { names = slices.Concat(names, uses(b.List), uses(b.ElseList)) }
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TemplateNode:
			names = append(names, n.Name)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		}
	}
	return names
}

// checked returns what is wrong with a template; an empty one has no tree.
func checked(t *template.Template, gets any) error {
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		return nil
	}
	return templatecheck.CheckHTML(t, gets)
}

// What Go's packages say, and what it means. The first group is the place in the
// template, as it stands between < and >.
var (
	where   = regexp.MustCompile(`^(?:executing|checking) "[^"]*" at <(.*?)>: `)
	noField = regexp.MustCompile(`^can't (?:evaluate|use) field (\w+) in type \*?(?:render\.)?(\S+)`)
	noCall  = regexp.MustCompile(`^function "([^"]*)" not defined`)
	noPart  = regexp.MustCompile(`template "([^"]*)" not defined`)
	failed  = regexp.MustCompile(`^error calling \w+: `)
)

// mendIt is what can be done about any template.
const mendIt = "mend the line, or remove the file to get the one that comes with faultbook"

// plainly says what is wrong with a template in words that need no knowledge of how
// the program is made, and what to do.
func (t *Templates) plainly(text string) (said, hint string) {
	place := ""
	if m := where.FindStringSubmatch(text); m != nil {
		place, text = m[1], text[len(m[0]):]
	}
	text = failed.ReplaceAllString(text, "")
	switch {
	case noField.MatchString(text):
		m := noField.FindStringSubmatch(text)
		field, kind := m[1], m[2]
		fields := fieldsOf(kind)
		owner := "what the template gets here"
		if before, _, found := strings.Cut(place, "."+field); found && before != "" {
			owner = before
		}
		if fields != nil {
			owner += " (a " + kind + ")"
		}
		return fmt.Sprintf("there is no field %q in %s", field, owner), orMend(diag.DidYouMean(field, fields))
	case noPart.MatchString(text):
		name := noPart.FindStringSubmatch(text)[1]
		return fmt.Sprintf("there is no template %q", name), orMend(didYouMean(name, slices.Sorted(maps.Keys(t.sources))))
	case noCall.MatchString(text):
		name := noCall.FindStringSubmatch(text)[1]
		return fmt.Sprintf("there is no function %q", name), orMend(didYouMean(name, calls()))
	case strings.HasPrefix(text, "unexpected EOF"):
		return "the file ends within an {{if}}, {{range}}, {{with}} or {{define}}", orMend("each of them needs its {{end}}")
	}
	return text, mendIt
}

func orMend(hint string) string {
	if hint == "" {
		return mendIt
	}
	if strings.HasSuffix(hint, "?") {
		return hint + " " + mendIt
	}
	return hint + "; " + mendIt
}

// didYouMean names what was likeliest meant of many.
func didYouMean(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// calls are the names of the functions that templates may call.
func calls() []string {
	own := slices.Sorted(maps.Keys(functions(embed.FS{})))
	return append(own, "and", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "print", "printf", "println", "slice", "urlquery")
}

// fieldsOf returns the fields of a type that templates get, by its name.
func fieldsOf(name string) []string {
	t := kinds(map[string]reflect.Type{}, reflect.TypeFor[View]())[name]
	if t == nil {
		return nil
	}
	var fields []string
	for _, f := range reflect.VisibleFields(t) {
		fields = append(fields, f.Name)
	}
	return fields
}

// kinds collects the types of this package that a type holds, by their names.
func kinds(known map[string]reflect.Type, t reflect.Type) map[string]reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || known[t.Name()] != nil || t.PkgPath() != reflect.TypeFor[View]().PkgPath() {
		return known
	}
	known[t.Name()] = t
	for _, f := range reflect.VisibleFields(t) {
		kinds(known, f.Type)
	}
	return known
}
