package render

import (
	"bytes"
	"html/template"
	"os"
	"reflect"
	"testing"

	"faultbook/internal/fasttemplate"
	"faultbook/internal/texts"
)

// TestProgramsWriteWhatTemplatesDo runs every template of the program both ways, for
// values of all kinds, and demands that none needs html/template.
func TestProgramsWriteWhatTemplatesDo(t *testing.T) {
	made, problems := ParseTemplates(os.DirFS("../../templates"), texts.For("en"))
	if problems != nil {
		t.Fatal(problems)
	}
	both := func(set *template.Template, name string, of any) {
		t.Helper()
		p, err := fasttemplate.Compile(set, name, of, made.calls)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		compared := 0
		for variant := range 8 {
			value := reflect.New(reflect.TypeOf(of)).Elem()
			fillValue(value, &filling{variant: variant})
			var fast, slow bytes.Buffer
			err := set.ExecuteTemplate(&slow, name, value.Interface())
			switch done := p.Execute(&fast, value.Interface()); {
			case done != (err == nil):
				t.Errorf("%s, variant %d: the program is done: %v, and html/template says %v", name, variant, done, err)
			case done && fast.String() != slow.String():
				t.Errorf("%s, variant %d\n got %s\nwant %s", name, variant, fast.String(), slow.String())
			case done:
				compared++
			case fast.Len() > 0:
				t.Errorf("%s, variant %d: the program gives up and leaves %s", name, variant, fast.String())
			}
		}
		if compared == 0 {
			t.Errorf("%s never works", name)
		}
	}
	for name, r := range made.pages {
		if name == redirect {
			both(r.set, redirect, &View{})
			continue
		}
		both(r.set, base, &View{})
		both(r.set, singlePagePart, &SinglePage{})
	}
	for name, of := range standalone {
		both(made.partials.set, name, of)
	}
}

// filling makes values that differ from each other. Its variants leave out more and
// more of them, the first nothing.
type filling struct{ variant, n, depth int }

// awkward are texts with all signs that mean something somewhere, and words that
// templates ask for.
var awkward = []string{`a <b> & "c" 'd' + é`, "wait", "search", "x/y z?q=1&r=%20ü#f", "entry", "javascript:x", "wait"}

func fillValue(v reflect.Value, f *filling) {
	if f.n++; f.variant > 0 && v.Kind() != reflect.Struct && f.depth > 1 && f.n%(9-f.variant) == 0 {
		return
	}
	f.depth++
	defer func() { f.depth-- }()
	switch v.Kind() {
	case reflect.String:
		v.SetString(awkward[f.n%len(awkward)])
		if v.Type() != reflect.TypeFor[string]() {
			v.SetString([]string{"<i>x</i>", "../a/#b", "{}"}[f.n%3])
		}
		if v.Type() == reflect.TypeFor[template.HTMLAttr]() {
			v.SetString(`id="x"`)
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n % 3))
	case reflect.Bool:
		v.SetBool(f.n%2 == 0)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillValue(v.Elem(), f)
	case reflect.Slice:
		if f.depth < 9 {
			v.Set(reflect.MakeSlice(v.Type(), 1+f.n%3, 3))
			for i := range v.Len() {
				fillValue(v.Index(i), f)
			}
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			fillValue(field, f)
		}
	}
}
