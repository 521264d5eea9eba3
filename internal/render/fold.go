package render

import (
	"html/template"
	"text/template/parse"
)

// fold replaces each {{icon "NAME"}}, {{text "KEY"}} and similar call by its result, which
// depends only on its argument. A page has about twenty such calls, and they are slow. A
// call that fails stays, so that its error has a position.
func fold(t *template.Template, functions template.FuncMap) {
	for _, defined := range t.Templates() {
		if defined.Tree != nil && defined.Tree.Root != nil {
			foldList(defined.Tree.Root, functions)
		}
	}
}

func foldList(list *parse.ListNode, functions template.FuncMap) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if text, ok := constant(n.Pipe, functions); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			foldList(n.List, functions)
			foldList(n.ElseList, functions)
		case *parse.RangeNode:
			foldList(n.List, functions)
			foldList(n.ElseList, functions)
		case *parse.WithNode:
			foldList(n.List, functions)
			foldList(n.ElseList, functions)
		}
	}
}

// constant returns the result of a pipeline that calls one of our functions with one
// constant.
func constant(pipe *parse.PipeNode, functions template.FuncMap) (template.HTML, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return "", false
	}
	if len(pipe.Cmds[0].Args) == 1 {
		name, isName := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
		if !isName {
			return "", false
		}
		if call, ok := functions[name.Ident].(func() template.HTMLAttr); ok {
			return template.HTML(call()), true
		}
	}
	if len(pipe.Cmds[0].Args) == 3 {
		return constantOfTwo(pipe.Cmds[0], functions)
	}
	if len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	word, isWord := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isWord {
		return "", false
	}
	switch call := functions[name.Ident].(type) {
	case func(string) template.HTML:
		return call(word.Text), true
	case func(string) template.URL:
		return template.HTML(escape(string(call(word.Text)))), true
	case func(string, ...any) (string, error):
		text, err := call(word.Text)
		return template.HTML(escape(text)), err == nil
	case func(string, ...any) (template.HTML, error):
		text, err := call(word.Text)
		return text, err == nil
	case func(string) (template.HTML, error):
		text, err := call(word.Text)
		return text, err == nil
	}
	return "", false
}

// constantOfTwo returns the result of a call of one of our functions with two constants.
func constantOfTwo(call *parse.CommandNode, functions template.FuncMap) (template.HTML, bool) {
	name, isName := call.Args[0].(*parse.IdentifierNode)
	one, isOne := call.Args[1].(*parse.StringNode)
	two, isTwo := call.Args[2].(*parse.StringNode)
	if !isName || !isOne || !isTwo {
		return "", false
	}
	if function, ok := functions[name.Ident].(func(string, string) (template.HTML, error)); ok {
		text, err := function(one.Text, two.Text)
		return text, err == nil
	}
	return "", false
}
