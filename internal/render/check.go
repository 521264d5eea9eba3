package render

import (
	"cmp"
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
	"faultbook/internal/texts"
)

// standalone are the partials that Go code executes, and samples of their data.
var standalone = map[string]any{
	tablePart: &Table{}, matrixPart: &Matrix{},
	assetsPart: &View{}, headerPart: &View{}, menuPart: &View{}, footerPart: &View{},
	menuContentPart: &View{}, single: &SingleView{}, singleBodyPart: &SingleView{},
}

// check type-checks the templates, so that an unknown field is found before a page is
// rendered.
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
			if problems == nil { // base.html is the same for all pages
				problems = append(problems,
					t.lacking(base, fmt.Sprintf("no template prints %q, so pages have no content", contentPart),
						fmt.Sprintf("write {{template %q .}} where the content belongs", contentPart)))
			}
		case t.pages[name].set.Lookup(contentPart) == nil:
			problems = append(problems, t.lacking(name,
				fmt.Sprintf("this template does not define %q, the content of the page", contentPart),
				fmt.Sprintf("write it between {{define %q}} and {{end}}", contentPart)))
		default:
			hold(t.pages[name].set, base, &View{})
			hold(t.pages[name].set, singlePagePart, &SinglePage{})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(standalone)) {
		hold(t.partials.set, name, standalone[name])
	}
	return problems
}

// contentPart is the template that each page template defines and base.html prints.
const contentPart = "content"

// lacking returns the diagnostic for a template that lacks a whole part.
func (t *Templates) lacking(name, text, hint string) diag.Diagnostic {
	first, _, _ := strings.Cut(t.sources[name], "\n")
	return diag.Diagnostic{
		Pos: diag.Pos{File: "templates/" + name, Line: 1, Column: 1}, Code: diag.TemplateFail,
		Source: first, Text: text, Hint: hint + ", or delete the file to use the built-in one",
	}
}

// prints reports whether a template uses the content template, directly or through
// others. seen holds the templates already visited.
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

// checked type-checks one template. An empty template has no tree.
func checked(t *template.Template, gets any) error {
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		return nil
	}
	return templatecheck.CheckHTML(t, gets)
}

// Messages of Go's template packages. The first group of where is the expression that
// they quote between < and >.
var (
	where   = regexp.MustCompile(`^(?:executing|checking) "[^"]*" at <(.*?)>: `)
	noField = regexp.MustCompile(`^can't (?:evaluate|use) field (\w+) in type \*?(?:render\.)?(\S+)`)
	noCall  = regexp.MustCompile(`^function "([^"]*)" not defined`)
	noPart  = regexp.MustCompile(`template "([^"]*)" not defined`)
	failed  = regexp.MustCompile(`^error calling \w+: `)
)

// fixIt is the hint for any fault in a template.
const fixIt = "fix the line, or delete the file to use the built-in one"

// reworded rewords a message of Go's template packages for template authors, and adds a
// hint.
func (t *Templates) reworded(text string) (message, hint string) {
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
		return fmt.Sprintf("there is no field %q in %s", field, owner), orFixIt(
			cmp.Or(formerFields[kind+"."+field], diag.DidYouMean(field, fields)))
	case noPart.MatchString(text):
		name := noPart.FindStringSubmatch(text)[1]
		return fmt.Sprintf("there is no template %q", name),
			orFixIt(cmp.Or(formerParts[name], didYouMean(name, slices.Sorted(maps.Keys(t.sources)))))
	case noCall.MatchString(text):
		name := noCall.FindStringSubmatch(text)[1]
		return fmt.Sprintf("there is no function %q", name),
			orFixIt(cmp.Or(formerCalls[name], didYouMean(name, calls())))
	case strings.HasPrefix(text, "unexpected EOF"):
		return "the file ends inside an {{if}}, {{range}}, {{with}} or {{define}}",
			orFixIt("each of them needs an {{end}}")
	}
	return text, fixIt
}

func orFixIt(hint string) string {
	if hint == "" {
		return fixIt
	}
	if strings.HasSuffix(hint, "?") {
		return hint + " " + fixIt
	}
	return hint + "; " + fixIt
}

// didYouMean suggests the known word nearest to an unknown one.
func didYouMean(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// calls are the names of the functions that templates may call.
func calls() []string {
	own := slices.Sorted(maps.Keys(functions(embed.FS{}, texts.For("en"))))
	return append(own, "and", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "print",
		"printf", "println", "slice", "urlquery")
}

// fieldsOf returns the names of the fields of a view type, by the type's name.
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
