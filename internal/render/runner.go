package render

import (
	"bytes"
	"html/template"
	"sync"

	"faultbook/internal/fasttemplate"
)

// runner runs the templates of one set.
type runner struct {
	set *template.Template
	// programs are the templates that fasttemplate can run, by name. html/template runs
	// the others.
	programs func() map[string]*fasttemplate.Program
}

// newRunner returns a runner of a set. samples holds a value of the type that each
// template gets, by name; calls are the functions that templates may call.
func newRunner(set *template.Template, calls template.FuncMap, samples map[string]any) *runner {
	return &runner{set, sync.OnceValue(func() map[string]*fasttemplate.Program {
		programs := map[string]*fasttemplate.Program{}
		for name, sample := range samples {
			if p, err := fasttemplate.Compile(set, name, sample, calls); err == nil {
				programs[name] = p
			}
		}
		return programs
	})}
}

// run writes the output of a template for a value of the type of its sample.
func (r *runner) run(to *bytes.Buffer, name string, of any) error {
	if p := r.programs()[name]; p != nil && p.Execute(to, of) {
		return nil
	}
	return r.set.ExecuteTemplate(to, name, of)
}
