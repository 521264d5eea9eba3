package fasttemplate

import (
	"fmt"
	"reflect"
)

// call compiles a call of a function.
func (c *scope) call(name string, args []value) (value, error) {
	switch name {
	case "eq", "ne":
		return equal(args, name == "eq")
	case "gt", "lt", "ge", "le":
		return compare(name, args)
	case "or", "and":
		return either(args, name == "or")
	case "not":
		if len(args) == 1 {
			return boolean(func(s *state, dot reflect.Value) bool { return !isTrue(args[0].get(s, dot)) }), nil
		}
	case "len":
		if len(args) == 1 && (args[0].of.Kind() == reflect.Slice || args[0].of.Kind() == reflect.String) {
			return value{reflect.TypeFor[int](), func(s *state, dot reflect.Value) reflect.Value {
				return reflect.ValueOf(args[0].get(s, dot).Len())
			}}, nil
		}
	case "index":
		return index(args)
	}
	if f, known := c.calls[name]; known {
		return own(reflect.ValueOf(f), args)
	}
	return value{}, fmt.Errorf("the function %s is not compiled", name)
}

func boolean(get func(*state, reflect.Value) bool) value {
	return value{reflect.TypeFor[bool](),
		func(s *state, dot reflect.Value) reflect.Value { return reflect.ValueOf(get(s, dot)) }}
}

// equal compares the first of several values with the others.
func equal(args []value, is bool) (value, error) {
	if len(args) < 2 || !is && len(args) != 2 {
		return value{}, fmt.Errorf("%d values are compared", len(args))
	}
	kind := args[0].of.Kind()
	for _, arg := range args {
		if arg.of.Kind() != kind || kind != reflect.String && kind != reflect.Int && kind != reflect.Bool {
			return value{}, fmt.Errorf("values of %s are compared", arg.of)
		}
	}
	return boolean(func(s *state, dot reflect.Value) bool {
		first := args[0].get(s, dot)
		for _, arg := range args[1:] {
			if same(kind, first, arg.get(s, dot)) {
				return is
			}
		}
		return !is
	}), nil
}

func same(kind reflect.Kind, a, b reflect.Value) bool {
	switch kind {
	case reflect.String:
		return a.String() == b.String()
	case reflect.Int:
		return a.Int() == b.Int()
	}
	return a.Bool() == b.Bool()
}

// compare orders two numbers.
func compare(name string, args []value) (value, error) {
	if len(args) != 2 || args[0].of.Kind() != reflect.Int || args[1].of.Kind() != reflect.Int {
		return value{}, fmt.Errorf("%s compares no two numbers", name)
	}
	return boolean(func(s *state, dot reflect.Value) bool {
		a, b := args[0].get(s, dot).Int(), args[1].get(s, dot).Int()
		switch name {
		case "gt":
			return a > b
		case "lt":
			return a < b
		case "ge":
			return a >= b
		}
		return a <= b
	}), nil
}

// either returns the first of several values of one type that is true, or false.
func either(args []value, is bool) (value, error) {
	if len(args) == 0 {
		return value{}, fmt.Errorf("nothing to choose from")
	}
	for _, arg := range args {
		if arg.of != args[0].of {
			return value{}, fmt.Errorf("a choice of %s and %s", args[0].of, arg.of)
		}
	}
	return value{args[0].of, func(s *state, dot reflect.Value) (v reflect.Value) {
		for _, arg := range args {
			if v = arg.get(s, dot); isTrue(v) == is {
				break
			}
		}
		return v
	}}, nil
}

func index(args []value) (value, error) {
	if len(args) != 2 || args[0].of.Kind() != reflect.Slice || args[1].of.Kind() != reflect.Int {
		return value{}, fmt.Errorf("an index of %d values", len(args)-1)
	}
	return value{args[0].of.Elem(), func(s *state, dot reflect.Value) reflect.Value {
		list, i := args[0].get(s, dot), int(args[1].get(s, dot).Int())
		if i < 0 || i >= list.Len() {
			panic(unusual{})
		}
		return list.Index(i)
	}}, nil
}

// own calls a function of the templates' own. If it fails, html/template executes the
// template instead.
func own(f reflect.Value, args []value) (value, error) {
	t := f.Type()
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || !t.IsVariadic() && len(args) > fixed {
		return value{}, fmt.Errorf("%s gets %d values", t, len(args))
	}
	for i, arg := range args {
		wants := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			wants = wants.Elem()
		}
		if !arg.of.AssignableTo(wants) {
			return value{}, fmt.Errorf("%s gets %s", t, arg.of)
		}
	}
	return value{t.Out(0), func(s *state, dot reflect.Value) reflect.Value {
		given := make([]reflect.Value, len(args))
		for i, arg := range args {
			given[i] = arg.get(s, dot)
		}
		results := f.Call(given)
		if len(results) > 1 && !results[1].IsNil() {
			panic(unusual{})
		}
		return results[0]
	}}, nil
}
