package render

import (
	"bytes"
	"html/template"
	"sync"

	"faultbook/internal/fasttemplate"
)

// runner runs templates of one set by their names.
type runner struct {
	set *template.Template
	// programs are the templates that are run as programs: those that html/template
	// alone can run are not among them.
	programs func() map[string]*fasttemplate.Program
}

// newRunner returns a runner of a set. samples are values of what each of the
// templates gets that are run, calls the functions that they may call.
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

// run writes what a template makes of something, which has the type of its sample.
func (r *runner) run(to *bytes.Buffer, name string, of any) error {
	if p := r.programs()[name]; p != nil && p.Execute(to, of) {
		return nil
	}
	return r.set.ExecuteTemplate(to, name, of)
}
