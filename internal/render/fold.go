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

// constant returns the result of a pipeline that calls one of our functions with constants.
func constant(pipe *parse.PipeNode, functions template.FuncMap) (text template.HTML, ok bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return "", false
	}
	name, words, ok := constantCall(pipe.Cmds[0])
	if !ok {
		return "", false
	}
	switch call := functions[name].(type) {
	case func() template.HTMLAttr:
		return template.HTML(call()), len(words) == 0
	case func(string, string) (template.HTML, error):
		if len(words) == 2 {
			text, err := call(words[0], words[1])
			return text, err == nil
		}
	}
	if len(words) != 1 {
		return "", false
	}
	switch call := functions[name].(type) {
	case func(string) template.HTML:
		return call(words[0]), true
	case func(string) template.URL:
		return template.HTML(escape(string(call(words[0])))), true
	case func(string, ...any) (string, error):
		text, err := call(words[0])
		return template.HTML(escape(text)), err == nil
	case func(string, ...any) (template.HTML, error):
		text, err := call(words[0])
		return text, err == nil
	case func(string) (template.HTML, error):
		text, err := call(words[0])
		return text, err == nil
	}
	return "", false
}

// constantCall returns the name and the arguments of a call whose arguments are all strings.
func constantCall(call *parse.CommandNode) (name string, words []string, ok bool) {
	function, ok := call.Args[0].(*parse.IdentifierNode)
	if !ok {
		return "", nil, false
	}
	for _, arg := range call.Args[1:] {
		word, ok := arg.(*parse.StringNode)
		if !ok {
			return "", nil, false
		}
		words = append(words, word.Text)
	}
	return function.Ident, words, true
}
