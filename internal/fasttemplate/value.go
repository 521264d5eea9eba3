package fasttemplate

import (
	"errors"
	"fmt"
	"reflect"
	"text/template/parse"
)

// value is an expression of a known type.
type value struct {
	of  reflect.Type
	get func(s *state, dot reflect.Value) reflect.Value
}

// constant returns a value that does not depend on the data.
func constant(v any) value {
	of := reflect.ValueOf(v)
	return value{of.Type(), func(*state, reflect.Value) reflect.Value { return of }}
}

// value compiles a pipeline, apart from the variable that it may set.
func (c *scope) value(pipe *parse.PipeNode) (value, error) {
	made, err := c.command(pipe.Cmds[0], nil)
	for _, cmd := range pipe.Cmds[1:] {
		if err == nil {
			before := made
			made, err = c.command(cmd, &before)
		}
	}
	return made, err
}

// command compiles one command; last is what it gets from the one before it.
func (c *scope) command(cmd *parse.CommandNode, last *value) (value, error) {
	name, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall {
		if len(cmd.Args) > 1 || last != nil {
			return value{}, fmt.Errorf("%s has arguments", cmd)
		}
		return c.argument(cmd.Args[0])
	}
	var args []value
	for _, node := range cmd.Args[1:] {
		arg, err := c.argument(node)
		if err != nil {
			return value{}, err
		}
		args = append(args, arg)
	}
	if last != nil {
		args = append(args, *last)
	}
	return c.call(name.Ident, args)
}

func (c *scope) argument(node parse.Node) (value, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return value{c.dot, func(_ *state, dot reflect.Value) reflect.Value { return dot }}, nil
	case *parse.FieldNode:
		return fields(value{c.dot, func(_ *state, dot reflect.Value) reflect.Value { return dot }}, n.Ident)
	case *parse.VariableNode:
		v, err := c.variable(n.Ident[0])
		if err != nil {
			return value{}, err
		}
		return fields(value{v.of, func(s *state, _ reflect.Value) reflect.Value { return s.vars[s.base+v.slot] }},
			n.Ident[1:])
	case *parse.ChainNode:
		of, err := c.argument(n.Node)
		if err != nil {
			return value{}, err
		}
		return fields(of, n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return value{}, errors.New("parentheses set a variable")
		}
		return c.value(n)
	case *parse.IdentifierNode:
		return c.call(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64)), nil
		}
	}
	return value{}, fmt.Errorf("%s is not compiled", node)
}

// fields follows the names of fields from a value.
func fields(of value, names []string) (value, error) {
	for _, name := range names {
		t := of.of
		if t == nil {
			return value{}, errors.New("a field of nothing")
		}
		pointer := t.Kind() == reflect.Pointer
		if pointer {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return value{}, fmt.Errorf("a field of %s", t)
		}
		f, found := t.FieldByName(name)
		if !found || len(f.Index) != 1 {
			return value{}, fmt.Errorf("%s does not declare a field %s", t, name)
		}
		before, index := of.get, f.Index[0]
		of = value{f.Type, func(s *state, dot reflect.Value) reflect.Value { return before(s, dot).Field(index) }}
		if pointer {
			of.get = func(s *state, dot reflect.Value) reflect.Value {
				v := before(s, dot)
				if v.IsNil() {
					panic(unusual{})
				}
				return v.Elem().Field(index)
			}
		}
	}
	return of, nil
}

// condition compiles a pipeline that is used as a condition.
func (c *scope) condition(pipe *parse.PipeNode) (func(*state, reflect.Value) bool, error) {
	if len(pipe.Cmds) == 1 {
		if made, err := c.logic(pipe.Cmds[0]); made != nil || err != nil {
			return made, err
		}
	}
	made, err := c.value(pipe)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) bool { return isTrue(made.get(s, dot)) }, nil
}

// logic compiles and, or and not; it returns nil for anything else.
func (c *scope) logic(cmd *parse.CommandNode) (func(*state, reflect.Value) bool, error) {
	name, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall || name.Ident != "and" && name.Ident != "or" && name.Ident != "not" {
		return nil, nil
	}
	var parts []func(*state, reflect.Value) bool
	for _, arg := range cmd.Args[1:] {
		pipe, isPipe := arg.(*parse.PipeNode)
		if !isPipe {
			pipe = &parse.PipeNode{NodeType: parse.NodePipe,
				Cmds: []*parse.CommandNode{{NodeType: parse.NodeCommand, Args: []parse.Node{arg}}}}
		}
		part, err := c.condition(pipe)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	stops := name.Ident == "or"
	if name.Ident == "not" {
		return func(s *state, dot reflect.Value) bool { return !parts[0](s, dot) }, nil
	}
	return func(s *state, dot reflect.Value) bool {
		for _, part := range parts {
			if part(s, dot) == stops {
				return stops
			}
		}
		return !stops
	}, nil
}

// isTrue is the truth of a value in templates.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Int:
		return v.Int() != 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	panic(unusual{})
}
