package dialect

import (
	"regexp"
	"strings"
)

// element is a component of MDX or a shortcode of Hugo, with its content.
type element struct {
	name      string            // as it is written
	values    map[string]string // attributes by their names
	args      []string          // values without a name
	raw       string            // its first tag as it is written
	shortcode bool
	alone     bool   // whether nothing but blanks is before it on its line
	inner     string // the rewritten text between its tags; "" if there is none
	closed    bool   // whether it has two tags
	children  []element
}

// value returns the first of some attributes that is not empty; "" if all are.
func (e *element) value(names ...string) string {
	for _, name := range names {
		if v := e.values[name]; v != "" {
			return v
		}
	}
	return ""
}

// valueOrArg does the same, and returns the first value without a name if all are empty.
func (e *element) valueOrArg(names ...string) string {
	if v := e.value(names...); v != "" || len(e.args) == 0 {
		return v
	}
	return e.args[0]
}

// tag is one tag of an element in a text.
type tag struct {
	element
	from, to   int
	end, empty bool // whether it ends an element; whether it is an element without an end tag
}

// shortcode matches a tag of Hugo. Its first group ends an element, the second is the name.
var shortcode = regexp.MustCompile(
	`^\{\{[<%]-?\s*(/?)\s*([\w.\-]+)` + "((?:\\s+|\"[^\"]*\"|`[^`]*`|[^>%\"`])*?)" + `(/?)\s*-?[>%]\}\}`)

// shown matches a shortcode that Hugo shows instead of running it.
var shown = regexp.MustCompile(`\{\{([<%])/\*\s*(.*?)\s*\*/([>%])\}\}`)

// component matches the beginning of a tag of MDX: components begin with a capital letter.
var component = regexp.MustCompile(`^<(/?)([A-Z][\w.]*)`)

// tags lists the tags of a text outside its code: shortcodes, and components if the page is MDX.
func tags(text string, mdx bool) []tag {
	var out []tag
	for at := 0; at < len(text); {
		if end := codeEnd(text, at); end > 0 {
			at = end
			continue
		}
		t, ok := tagAt(text, at)
		if !ok || !t.shortcode && !mdx {
			at++
			continue
		}
		line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
		t.alone = strings.TrimSpace(line) == ""
		out = append(out, t)
		at = t.to
	}
	return out
}

// tagAt reads the tag at an offset.
func tagAt(text string, at int) (tag, bool) {
	rest := text[at:]
	switch {
	case strings.HasPrefix(rest, "{{"):
		m := shortcode.FindStringSubmatch(rest[:min(len(rest), maxTag)])
		if m == nil {
			return tag{}, false
		}
		values, args := attributes(m[3])
		e := element{name: m[2], values: values, args: args, raw: m[0], shortcode: true}
		return tag{e, at, at + len(m[0]), m[1] != "", m[4] != ""}, true
	case strings.HasPrefix(rest, "<"):
		m := component.FindStringSubmatch(rest[:min(len(rest), maxTag)])
		if m == nil {
			return tag{}, false
		}
		size := tagEnd(rest)
		if size == 0 {
			return tag{}, false
		}
		inside := strings.TrimSpace(rest[len(m[0]) : size-1])
		empty := strings.HasSuffix(inside, "/")
		values, args := attributes(strings.TrimSuffix(inside, "/"))
		e := element{name: m[2], values: values, args: args, raw: rest[:size]}
		return tag{e, at, at + size, m[1] != "", empty}, true
	}
	return tag{}, false
}

// maxTag is how many bytes one tag may have.
const maxTag = 8 << 10

// tagEnd returns the size in bytes of a tag of MDX, whose attributes may hold code; 0 if it does not end.
func tagEnd(text string) int {
	depth, quote := 0, byte(0)
	for i := range min(len(text), maxTag) {
		switch ch := text[i]; {
		case quote != 0:
			if ch == quote {
				quote = 0
			}
		case ch == '"', ch == '\'', ch == '`':
			quote = ch
		case ch == '{':
			depth++
		case ch == '}':
			depth--
		case ch == '>' && depth == 0:
			return i + 1
		}
	}
	return 0
}

// attribute matches one attribute or value of a tag.
var attribute = regexp.MustCompile("([\\w:.\\-]+)\\s*=\\s*" +
	"(?:\"([^\"]*)\"|'([^']*)'|\\{((?:[^{}]|\\{[^{}]*\\})*)\\}|`([^`]*)`|([^\\s\"'>]+))|" +
	"\"([^\"]*)\"|`([^`]*)`|([^\\s\"'=]+)")

// attributes reads the attributes of a tag, and its values without names.
func attributes(text string) (values map[string]string, args []string) {
	values = map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(text, -1) {
		if m[1] == "" {
			args = append(args, m[7]+m[8]+m[9])
			continue
		}
		values[m[1]] = m[2] + m[3] + m[5] + m[6]
		if m[4] != "" { // an expression: a text in quotation marks, or a name
			values[m[1]] = strings.Trim(strings.TrimSpace(m[4]), "\"'`")
		}
	}
	return values, args
}

// maxNested is how deep elements may be nested. Deeper ones stay as written.
const maxNested = 32

// elements rewrites the components and shortcodes of a text.
func (c *converter) elements(text string, depth int) string {
	text = OutsideCode(text, func(part string) string { return shown.ReplaceAllString(part, "`{{$1 $2 $3}}`") })
	r := run{c: c, text: text, tags: tags(text, c.mdx), depth: depth}
	r.match()
	return r.between(0, len(text), nil)
}

// run is one text while its elements are rewritten.
type run struct {
	c      *converter
	text   string
	tags   []tag
	ends   []int // by tag: the end tag of its element; -1 if there is none
	next   int   // the first tag that is not yet rewritten
	depth  int   // how deep the includes of the text are nested
	nested int   // how deep the current element is nested
}

// match finds the end tag of each element.
func (r *run) match() {
	r.ends = make([]int, len(r.tags))
	open := map[string][]int{}
	for i, t := range r.tags {
		r.ends[i] = -1
		before := open[t.name]
		switch {
		case t.empty:
		case !t.end:
			open[t.name] = append(before, i)
		case len(before) > 0:
			r.ends[before[len(before)-1]] = i
			open[t.name] = before[:len(before)-1]
		}
	}
}

// between rewrites the text between two offsets. It adds its elements to those of a parent, if any.
func (r *run) between(from, to int, parent *element) string {
	var out []byte
	for r.next < len(r.tags) && r.tags[r.next].from < to {
		t, last := r.tags[r.next], r.ends[r.next]
		r.next++
		out = append(out, r.text[from:t.from]...)
		from = t.to
		if t.end || r.nested >= maxNested {
			out = append(out, t.raw...)
			continue
		}
		e := t.element
		if last >= 0 && r.tags[last].to <= to {
			r.nested++
			e.closed, e.inner = true, r.between(t.to, r.tags[last].from, &e)
			r.nested--
			from, r.next = r.tags[last].to, last+1
		}
		rest, _, _ := strings.Cut(r.text[from:], "\n")
		e.alone = e.alone && strings.TrimSpace(rest) == ""
		if parent != nil {
			parent.children = append(parent.children, e)
		}
		written := r.c.write(&e, r.depth)
		if pad := r.text[strings.LastIndexByte(r.text[:t.from], '\n')+1 : t.from]; e.alone && pad != "" {
			out = append(out[:len(out)-len(pad)], '\n') // the element keeps its indentation
			written = pad + strings.ReplaceAll(strings.Trim(written, "\n"), "\n", "\n"+pad) + "\n"
		}
		out = append(out, written...)
	}
	return string(append(out, r.text[from:to]...))
}
