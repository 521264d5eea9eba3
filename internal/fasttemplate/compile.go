package fasttemplate

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// compiler compiles the templates of a set into units.
type compiler struct {
	set   *template.Template
	calls template.FuncMap
	units map[unitKey]*unit
}

type unitKey struct {
	name string
	of   reflect.Type
}

// unit returns the unit of a template, which may use itself.
func (c *compiler) unit(name string, of reflect.Type) (*unit, error) {
	key := unitKey{name, of}
	if u := c.units[key]; u != nil {
		return u, nil
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		return nil, errors.New("there is none")
	}
	u := &unit{}
	c.units[key] = u
	body := &scope{compiler: c, unit: u, dot: of}
	body.declare("$", of)
	var err error
	u.body, err = body.list(t.Tree.Root)
	return u, err
}

// scope holds the types of the dot and the variables at a place of a template.
type scope struct {
	*compiler
	unit *unit
	dot  reflect.Type
	vars []variable
}

// variable is one that a template declares, at its place in state.vars.
type variable struct {
	name string
	of   reflect.Type
	slot int
}

func (c *scope) declare(name string, of reflect.Type) int {
	c.vars = append(c.vars[:len(c.vars):len(c.vars)], variable{name, of, c.unit.vars})
	c.unit.vars++
	return c.unit.vars - 1
}

// with returns the scope of a list of nodes that has another value as its dot.
func (c *scope) with(dot reflect.Type) *scope {
	inner := *c
	inner.dot = dot
	return &inner
}

func (c *scope) list(list *parse.ListNode) ([]step, error) {
	if list == nil {
		return nil, nil
	}
	var steps []step
	for _, node := range list.Nodes {
		s, err := c.node(node)
		if err != nil {
			return nil, err
		}
		if s != nil {
			steps = append(steps, s)
		}
	}
	return steps, nil
}

func (c *scope) node(node parse.Node) (step, error) {
	switch n := node.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(s *state, _ reflect.Value) { s.out.Write(text) }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		return c.branch(n.Pipe, n.List, n.ElseList)
	case *parse.WithNode:
		return c.withNode(n)
	case *parse.RangeNode:
		return c.each(n)
	case *parse.TemplateNode:
		return c.template(n)
	}
	return nil, fmt.Errorf("%s is not compiled", node)
}

// action prints a value, or sets variables.
func (c *scope) action(pipe *parse.PipeNode) (step, error) {
	if len(pipe.Decl) == 0 {
		return c.print(pipe)
	}
	value, err := c.value(pipe)
	if err != nil {
		return nil, err
	}
	slot, err := c.assign(pipe, value.of)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) { s.vars[s.base+slot] = value.get(s, dot) }, nil
}

// assign returns the place of the one variable that a pipeline sets.
func (c *scope) assign(pipe *parse.PipeNode, of reflect.Type) (int, error) {
	if len(pipe.Decl) != 1 {
		return 0, errors.New("several variables are set at once")
	}
	name := pipe.Decl[0].Ident[0]
	if !pipe.IsAssign {
		return c.declare(name, of), nil
	}
	v, err := c.variable(name)
	if err == nil && v.of != of {
		err = fmt.Errorf("%s has two types", name)
	}
	return v.slot, err
}

func (c *scope) variable(name string) (variable, error) {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return c.vars[i], nil
		}
	}
	return variable{}, fmt.Errorf("there is no variable %s", name)
}

func (c *scope) branch(pipe *parse.PipeNode, list, elseList *parse.ListNode) (step, error) {
	if len(pipe.Decl) > 0 {
		return nil, errors.New("a condition sets a variable")
	}
	condition, err := c.condition(pipe)
	if err != nil {
		return nil, err
	}
	yes, err := c.with(c.dot).list(list)
	if err != nil {
		return nil, err
	}
	no, err := c.with(c.dot).list(elseList)
	return func(s *state, dot reflect.Value) {
		if condition(s, dot) {
			do(yes, s, dot)
		} else {
			do(no, s, dot)
		}
	}, err
}

func (c *scope) withNode(n *parse.WithNode) (step, error) {
	value, err := c.value(n.Pipe)
	if err != nil {
		return nil, err
	}
	inner, slot := c.with(value.of), -1
	if len(n.Pipe.Decl) > 0 {
		if slot, err = inner.assign(n.Pipe, value.of); err != nil {
			return nil, err
		}
	}
	yes, err := inner.list(n.List)
	if err != nil {
		return nil, err
	}
	no, err := c.with(c.dot).list(n.ElseList)
	return func(s *state, dot reflect.Value) {
		v := value.get(s, dot)
		if slot >= 0 {
			s.vars[s.base+slot] = v
		}
		if isTrue(v) {
			do(yes, s, v)
		} else {
			do(no, s, dot)
		}
	}, err
}

func (c *scope) each(n *parse.RangeNode) (step, error) {
	value, err := c.value(n.Pipe)
	if err != nil {
		return nil, err
	}
	if value.of.Kind() != reflect.Slice {
		return nil, fmt.Errorf("a range over %s", value.of)
	}
	inner := c.with(value.of.Elem())
	index, element := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		element = inner.declare(decl[0].Ident[0], value.of.Elem())
	case 2:
		index = inner.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		element = inner.declare(decl[1].Ident[0], value.of.Elem())
	}
	body, err := inner.list(n.List)
	if err != nil {
		return nil, err
	}
	none, err := c.with(c.dot).list(n.ElseList)
	return func(s *state, dot reflect.Value) {
		v := value.get(s, dot)
		length := v.Len()
		if length == 0 {
			do(none, s, dot)
		}
		for i := range length {
			item := v.Index(i)
			if index >= 0 {
				s.vars[s.base+index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				s.vars[s.base+element] = item
			}
			do(body, s, item)
		}
	}, err
}

// template uses another template.
func (c *scope) template(n *parse.TemplateNode) (step, error) {
	if n.Pipe == nil {
		return nil, errors.New("a template gets nothing")
	}
	value, err := c.value(n.Pipe)
	if err != nil {
		return nil, err
	}
	used, err := c.compiler.unit(n.Name, value.of)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", n.Name, err)
	}
	return func(s *state, dot reflect.Value) { used.run(s, value.get(s, dot)) }, nil
}
