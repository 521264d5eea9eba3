package render

import (
	"html/template"
	"io"
	"reflect"
	"regexp"
	"strings"
	"text/template/parse"
)

// betweenTags is what html/template calls around whatever is printed there.
const betweenTags = "_html_template_htmlescaper"

// escapers do the same with plain text: between tags, in attributes, in titles.
var escapers = map[string]bool{betweenTags: true, "_html_template_attrescaper": true, "_html_template_rcdataescaper": true}

const escapeText = "_render_escape"

var plainReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// escapePlain escapes what escapers do.
func escapePlain(text string) string {
	for i := range len(text) {
		if marked[text[i]] {
			return plainReplacer.Replace(text)
		}
	}
	return text
}

// gets says what a template that Go code executes is given.
type gets struct {
	name string
	data reflect.Type
}

// spare takes the escaper away where a field of the view is printed that is
// HTML by its type: it would return the same, and to call it takes several times
// as long as all the rest of the action.
func spare(set *template.Template, executed ...gets) {
	s := sparing{set: set, visited: map[gets]bool{}, prints: map[*parse.ActionNode]reflect.Type{}}
	for _, e := range executed {
		// Templates are escaped when they are first executed. What fails here
		// fails again with each page, and is told then.
		_ = set.ExecuteTemplate(io.Discard, e.name, nil)
		s.template(e)
	}
	set.Funcs(template.FuncMap{escapeText: escapePlain})
	for action, printed := range s.prints {
		name := action.Pipe.Cmds[1].Args[0].(*parse.IdentifierNode)
		switch {
		case printed == reflect.TypeFor[template.HTML]() && name.Ident == betweenTags:
			action.Pipe.Cmds = action.Pipe.Cmds[:1]
		case printed == reflect.TypeFor[string]():
			name.Ident = escapeText
		}
	}
}

// renamed finds where $ is made to stand for something else, or may be.
var renamed = regexp.MustCompile(`\$( :?=|,)`)

// sparing follows the types of the view through templates.
type sparing struct {
	set     *template.Template
	visited map[gets]bool
	root    reflect.Type                       // of $ in the template that is visited; nil when not known
	prints  map[*parse.ActionNode]reflect.Type // by each action; nil for what is not the same each time
}

func (s *sparing) template(of gets) {
	t := s.set.Lookup(of.name)
	if t == nil || t.Tree == nil || s.visited[of] {
		return
	}
	s.visited[of] = true
	caller := s.root
	if s.root = of.data; renamed.MatchString(t.Tree.Root.String()) {
		s.root = nil
	}
	s.list(t.Tree.Root, of.data)
	s.root = caller
}

// list visits nodes for which the dot is of a type, nil for one that is not known.
func (s *sparing) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			s.action(n, dot)
		case *parse.IfNode:
			s.list(n.List, dot)
			s.list(n.ElseList, dot)
		case *parse.WithNode:
			s.list(n.List, s.typeOf(n.Pipe, dot))
			s.list(n.ElseList, dot)
		case *parse.RangeNode:
			s.list(n.List, element(s.typeOf(n.Pipe, dot)))
			s.list(n.ElseList, dot)
		case *parse.TemplateNode:
			s.template(gets{n.Name, s.typeOf(n.Pipe, dot)})
		}
	}
}

func (s *sparing) action(n *parse.ActionNode, dot reflect.Type) {
	commands := n.Pipe.Cmds
	if len(n.Pipe.Decl) > 0 || len(commands) != 2 || len(commands[1].Args) != 1 {
		return
	}
	if name, ok := commands[1].Args[0].(*parse.IdentifierNode); !ok || !escapers[name.Ident] {
		return
	}
	printed := s.command(commands[0], dot)
	if before, reached := s.prints[n]; reached && before != printed {
		printed = nil
	}
	s.prints[n] = printed
}

// typeOf returns the type of a pipeline that is a field, nil for any other.
func (s *sparing) typeOf(pipe *parse.PipeNode, dot reflect.Type) reflect.Type {
	if pipe == nil || len(pipe.Cmds) != 1 {
		return nil
	}
	return s.command(pipe.Cmds[0], dot)
}

func (s *sparing) command(c *parse.CommandNode, dot reflect.Type) reflect.Type {
	if len(c.Args) != 1 {
		return nil
	}
	switch arg := c.Args[0].(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return field(dot, arg.Ident)
	case *parse.VariableNode:
		if arg.Ident[0] == "$" {
			return field(s.root, arg.Ident[1:])
		}
	}
	return nil
}

// field returns the type of a field of a field and so on.
func field(of reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if of != nil && of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of == nil || of.Kind() != reflect.Struct || of.NumMethod()+reflect.PointerTo(of).NumMethod() > 0 {
			return nil
		}
		f, ok := of.FieldByName(name)
		if !ok {
			return nil
		}
		of = f.Type
	}
	return of
}

func element(of reflect.Type) reflect.Type {
	if of == nil || of.Kind() != reflect.Slice {
		return nil
	}
	return of.Elem()
}
