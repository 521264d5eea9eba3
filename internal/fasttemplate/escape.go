package fasttemplate

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// print compiles an action that prints. Its last commands are the escapers that
// html/template put there.
func (c *scope) print(pipe *parse.PipeNode) (step, error) {
	n := len(pipe.Cmds)
	for n > 0 && strings.HasPrefix(nameOf(pipe.Cmds[n-1]), escaperPrefix) {
		n--
	}
	if n == 0 {
		return nil, fmt.Errorf("%s prints nothing", pipe)
	}
	made, err := c.value(&parse.PipeNode{NodeType: parse.NodePipe, Cmds: pipe.Cmds[:n]})
	if err != nil {
		return nil, err
	}
	text, err := textOf(made)
	if err != nil {
		return nil, err
	}
	var write func(out *bytes.Buffer, text string)
	for _, cmd := range pipe.Cmds[n:] {
		if len(cmd.Args) > 1 || write != nil {
			return nil, fmt.Errorf("%s is not compiled", cmd)
		}
		name := strings.TrimPrefix(nameOf(cmd), escaperPrefix)
		if writes := writers[writer{name, made.of}]; writes != nil {
			write = writes
		} else if changes := changers[writer{name, made.of}]; changes != nil {
			before := text
			text = func(s *state, dot reflect.Value) string { return changes(before(s, dot)) }
		} else {
			return nil, fmt.Errorf("the escaper %s of %s is not compiled", name, made.of)
		}
	}
	if write == nil {
		return nil, fmt.Errorf("%s is not escaped", pipe)
	}
	return func(s *state, dot reflect.Value) { write(s.out, text(s, dot)) }, nil
}

// escaperPrefix begins the names of the escapers of html/template.
const escaperPrefix = "_html_template_"

func nameOf(cmd *parse.CommandNode) string {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return name.Ident
	}
	return ""
}

// textOf returns a value as text.
func textOf(v value) (func(*state, reflect.Value) string, error) {
	if v.of == nil {
		return nil, fmt.Errorf("nothing is printed")
	}
	switch v.of.Kind() {
	case reflect.String:
		return func(s *state, dot reflect.Value) string { return v.get(s, dot).String() }, nil
	case reflect.Int:
		return func(s *state, dot reflect.Value) string { return strconv.FormatInt(v.get(s, dot).Int(), 10) }, nil
	}
	return nil, fmt.Errorf("%s is printed", v.of)
}

// writer names an escaper for values of one type.
type writer struct {
	name string
	of   reflect.Type
}

var (
	aText    = reflect.TypeFor[string]()
	aNumber  = reflect.TypeFor[int]()
	ofHTML   = reflect.TypeFor[template.HTML]()
	anURL    = reflect.TypeFor[template.URL]()
	aScript  = reflect.TypeFor[template.JS]()
	anAttrib = reflect.TypeFor[template.HTMLAttr]()
)

// writers are the escapers that are the last of an action.
var writers = map[writer]func(*bytes.Buffer, string){
	{"htmlescaper", aText}: writeEscaped, {"htmlescaper", anURL}: writeEscaped,
	{"htmlescaper", aNumber}: writeAsIs, {"htmlescaper", ofHTML}: writeAsIs,
	{"attrescaper", aText}: writeEscaped, {"attrescaper", anURL}: writeEscaped, {"attrescaper", aNumber}: writeAsIs,
	{"rcdataescaper", aText}: writeEscaped, {"htmlnamefilter", anAttrib}: writeAsIs,
	{"jsvalescaper", aScript}: writeAsIs,
}

// changers are the escapers before them.
var changers = map[writer]func(string) string{
	{"urlfilter", aText}: filterURL, {"urlfilter", anURL}: func(url string) string { return url },
	{"urlnormalizer", aText}: normalizeURL, {"urlnormalizer", anURL}: normalizeURL,
	{"urlescaper", anURL}: normalizeURL,
}

func writeAsIs(out *bytes.Buffer, text string) { out.WriteString(text) }

// escapes are what html/template writes for the special characters of HTML.
var escapes = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

func writeEscaped(out *bytes.Buffer, text string) {
	written := 0
	for i := range len(text) {
		if escape := escapes[text[i]]; escape != "" {
			out.WriteString(text[written:i])
			out.WriteString(escape)
			written = i + 1
		}
	}
	out.WriteString(text[written:])
}

// filterURL lets addresses through whose scheme cannot run a script.
func filterURL(url string) string {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.Contains(scheme, "/") || strings.EqualFold(scheme, "http") ||
		strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto") {
		return url
	}
	return "#ZgotmplZ"
}

// normalizeURL escapes what may not be in an address.
func normalizeURL(url string) string {
	for i := range len(url) {
		if !inURL[url[i]] {
			return escapeURL(url)
		}
	}
	return url
}

func escapeURL(url string) string {
	var b strings.Builder
	written := 0
	for i := 0; i < len(url); i++ {
		if c := url[i]; inURL[c] || c == '%' && i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2]) {
			continue
		}
		b.WriteString(url[written:i])
		fmt.Fprintf(&b, "%%%02x", url[i])
		written = i + 1
	}
	return b.String() + url[written:]
}

// inURL are the bytes that stay in an address.
var inURL = func() (is [256]bool) {
	for _, c := range "!#$&*+,/:;=?@[]-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		is[c] = true
	}
	return is
}()

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
