package render

import (
	"html/template"
	"reflect"
	"strings"
	"testing"
)

// given is what the templates of TestSpare get.
type given struct {
	Text string
	HTML template.HTML
	Both []both
}

type both struct {
	Text string
	HTML template.HTML
}

// spared are templates, and whether each keeps an escaper of html/template.
var spared = []struct {
	text string
	kept bool
}{
	{`<p>{{.Text}}</p>`, false},
	{`<p title="{{.Text}}">{{$.Text}}</p>`, false},
	{`<title>{{.Text}}</title>`, false},
	{`<p>{{.HTML}}{{$.HTML}}</p>`, false},
	{`{{range .Both}}{{.HTML}}{{.Text}}{{with .Text}}{{.}}{{end}}{{end}}`, false},
	{`<p title="{{.HTML}}"></p>`, true},
	{`<p title={{.Text}}></p>`, true},
	{`<a href="{{.Text}}">{{print .HTML}}</a>`, true},
	{`{{template "one" .HTML}}{{template "one" .Text}}{{define "one"}}{{.}}{{end}}`, true},
	{`{{range $ := .Both}}{{$.HTML}}{{end}}`, true},
	{`{{with $ = .Text}}{{$}}{{$.HTML}}{{end}}`, true},
	{`{{range $i, $b := .Both}}{{$b.Text}}{{end}}`, true},
}

// TestSpare holds that templates say the same with their escapers and without,
// and that those go where the type tells enough.
func TestSpare(t *testing.T) {
	var text strings.Builder
	for r := range rune(0x10000) {
		text.WriteRune(r)
	}
	text.WriteString("\xff\xc0")
	html := template.HTML("<b title='+'>&amp;\"\x00" + text.String() + "</b>")
	data := given{text.String(), html, []both{{text.String(), html}, {"", ""}}}
	for _, c := range spared {
		whole := template.Must(template.New("t").Parse(c.text))
		want, wantErr := execute(whole, data)
		less := template.Must(template.New("t").Parse(c.text))
		spare(less, gets{"t", reflect.TypeFor[given]()})
		got, err := execute(less, data)
		if got != want || (err == nil) != (wantErr == nil) {
			t.Errorf("%s: got %.200q (%v), want %.200q (%v)", c.text, got, err, want, wantErr)
		}
		var left strings.Builder
		for _, defined := range less.Templates() {
			left.WriteString(defined.Tree.Root.String())
		}
		if kept := strings.Contains(left.String(), "_html_template_"); kept != c.kept {
			t.Errorf("%s: left is %s", c.text, left.String())
		}
	}
}

func execute(t *template.Template, data any) (string, error) {
	var b strings.Builder
	err := t.ExecuteTemplate(&b, "t", data)
	return b.String(), err
}
