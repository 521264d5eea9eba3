// Package fasttemplate runs templates of html/template several times faster than that
// package does. Templates and the types of what they get come in; programs that write the
// same bytes go out. html/template parses, checks and escapes; fasttemplate resolves fields
// once for each type instead of at each execution. A program handles the usual cases: in
// any other, such as a nil pointer or a function that fails, it reports false, and
// html/template executes the template and returns the error. It never decides how a value
// is escaped.
package fasttemplate

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// Program executes a template for values of one type.
type Program struct{ unit *unit }

// Compile returns the program of a template of a set, for values of the type of a sample.
// calls are the functions that the templates may call besides those of Go. It fails if the
// template uses an unsupported feature: then html/template must execute it.
func Compile(set *template.Template, name string, sample any, calls template.FuncMap) (*Program, error) {
	// A template is escaped when it is first executed.
	_ = set.ExecuteTemplate(io.Discard, name, nil)
	c := &compiler{set: set, calls: calls, units: map[unitKey]*unit{}}
	u, err := c.unit(name, reflect.TypeOf(sample))
	if err != nil {
		return nil, fmt.Errorf("compile the template %s: %w", name, err)
	}
	return &Program{u}, nil
}

// Execute executes the template for a value of the type of the sample. It reports false and
// writes nothing if html/template has to execute it.
func (p *Program) Execute(to *bytes.Buffer, value any) (done bool) {
	start := to.Len()
	defer func() {
		if e := recover(); e != nil {
			if _, ok := e.(unusual); !ok {
				panic(e)
			}
			to.Truncate(start)
		}
	}()
	s := states.Get().(*state)
	s.out, s.vars, s.base = to, s.vars[:0], 0
	p.unit.run(s, reflect.ValueOf(value))
	clear(s.vars[:cap(s.vars)])
	states.Put(s)
	return true
}

// unusual is the panic value of a program when html/template has to execute the template.
type unusual struct{}

// state is one execution of a program.
type state struct {
	out  *bytes.Buffer
	vars []reflect.Value // of the templates that are being executed, the inner ones last
	base int             // where those of the innermost begin
}

var states = sync.Pool{New: func() any { return new(state) }}

// step executes a part of a template.
type step func(s *state, dot reflect.Value)

// unit is a template for values of one type.
type unit struct {
	body []step
	vars int // how many variables it has
}

func (u *unit) run(s *state, dot reflect.Value) {
	outer, base := s.base, len(s.vars)
	s.vars = append(s.vars, dot)
	for range u.vars - 1 {
		s.vars = append(s.vars, reflect.Value{})
	}
	s.base = base
	do(u.body, s, dot)
	s.vars, s.base = s.vars[:base], outer
}

func do(steps []step, s *state, dot reflect.Value) {
	for _, step := range steps {
		step(s, dot)
	}
}
