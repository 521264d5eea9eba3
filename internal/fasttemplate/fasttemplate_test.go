package fasttemplate

import (
	"bytes"
	"errors"
	"html/template"
	"strings"
	"testing"
)

type item struct {
	Text string
	Href string
	Next *item
	Sub  []item
}

type page struct {
	Title string
	HTML  template.HTML
	URL   template.URL
	JS    template.JS
	Attr  template.HTMLAttr
	N     int
	On    bool
	Items []item
	First *item
}

var calls = template.FuncMap{
	"id":   func(name string) template.URL { return template.URL("/p/" + name) },
	"join": strings.Join,
	"put": func(key string, values ...any) (string, error) {
		if key == "" {
			return "", errors.New("no key")
		}
		return key + strings.Repeat("+", len(values)), nil
	},
}

var full = page{
	Title: `a <b> "c" & 'd' + é`, HTML: "<i>x</i>", URL: "../x?a=1&b=ü", JS: `{"a":"<b>"}`, Attr: `id="x"`, N: 2, On: true,
	Items: []item{{Text: "one", Href: "x y/#z"}, {Text: "two", Href: "javascript:a", Sub: []item{{Text: "deep", Href: "https://a/%20%zz"}}}},
	First: &item{Text: "first", Href: "mailto:a@b"},
}

// compiled makes a template and its program.
func compiled(t *testing.T, text string) (*template.Template, *Program, error) {
	t.Helper()
	set, err := template.New("t").Funcs(calls).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(set, "t", &page{}, calls)
	return set, p, err
}

// TestPrograms compares what programs write with what html/template does.
func TestPrograms(t *testing.T) {
	for _, text := range []string{
		"words {{.Title}} {{.HTML}} {{.N}}{{/* remark */}}",
		`<a href="{{.URL}}" title="{{.Title}}" data-n="{{.N}}" {{.Attr}}>{{.URL}}</a>`,
		`<title>{{.Title}}</title><script type="application/json">{{.JS}}</script>`,
		`{{range .Items}}<a href="{{.Href}}">{{.Text}}</a>{{else}}none{{end}}`,
		`{{range $i, $e := .Items}}{{if $i}}, {{end}}{{$e.Text}} of {{$.Title}}{{end}}`,
		`{{with .First}}{{.Text}}{{else}}none{{end}}{{with .First.Next}}{{.Text}}{{else}}last{{end}}`,
		`{{if and .On (gt .N 1) (ne .Title "x")}}yes{{else if not .On}}no{{end}}{{if or (eq .N 1 2) .Items}}or{{end}}`,
		`{{$x := "a"}}{{if .On}}{{$x = "b"}}{{end}}{{$x}}{{$y := .Title}}{{$y}}`,
		`{{or .First.Href "else"}} {{len .Items}} {{(index .Items 1).Text}}`,
		`<h2 id="{{id "a"}}"><a href="#{{id .Title}}">{{put "k" .Title .N}}</a></h2>`,
		`{{define "sub"}}{{.Text}}{{range .Sub}}<ul>{{template "sub" .}}</ul>{{end}}{{end}}{{range .Items}}{{template "sub" .}}{{end}}`,
		`<p{{if .On}} class="on"{{end}}>{{if lt .N 3}}<3{{end}}{{if le .N 2}}{{end}}{{if ge .N 2}}{{end}}</p>`,
	} {
		set, p, err := compiled(t, text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		for _, value := range []*page{&full, {First: &item{}}} {
			var slow, fast bytes.Buffer
			slowly := set.Execute(&slow, value)
			if done := p.Execute(&fast, value); done != (slowly == nil) || done && fast.String() != slow.String() {
				t.Errorf("%s\n got %s (%v)\nwant %s (%v)", text, &fast, done, &slow, slowly)
			}
		}
	}
}

// TestUnusual: what programs do not do is found when they are made, or leaves nothing
// behind.
func TestUnusual(t *testing.T) {
	for _, text := range []string{
		`{{printf "%d" .N}}`, `{{range .N}}{{.}}{{end}}`, `{{range .Items}}{{break}}{{end}}`, `<p title={{.Title}}>`, `<p style="color: {{.Title}}">`,
		`<p title="{{.HTML}}">`, `{{define "x"}}{{.}}{{end}}<p {{template "x" .Title}}>`, `{{if $x := .Title}}{{$x}}{{end}}`, `{{.Items}}`, `{{or .Title .N}}`, `{{html .Title}}`,
	} {
		if _, _, err := compiled(t, text); err == nil {
			t.Errorf("%s is compiled", text)
		}
	}
	for _, text := range []string{`{{.Title}}{{.First.Text}}`, `{{.Title}}{{(index .Items 0).Text}}`, `{{.Title}}{{put ""}}`} {
		_, p, err := compiled(t, text)
		if err != nil {
			t.Fatal(err)
		}
		to := bytes.NewBufferString("before")
		if p.Execute(to, &page{Title: "x"}) || to.String() != "before" {
			t.Errorf("%s: %s", text, to)
		}
	}
}

// TestPanicsOfTheProgramAreNoErrors: only what html/template can do better is left to
// it.
func TestPanicsOfTheProgramAreNoErrors(t *testing.T) {
	set := template.Must(template.New("t").Funcs(template.FuncMap{"fail": func(string) string { panic("a fault") }}).Parse(`{{fail .Title}}`))
	p, err := Compile(set, "t", &page{}, template.FuncMap{"fail": func(string) string { panic("a fault") }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if e := recover(); e != "a fault" {
			t.Errorf("the panic was %v", e)
		}
	}()
	p.Execute(new(bytes.Buffer), &full)
}
