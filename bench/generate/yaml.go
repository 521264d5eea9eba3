package generate

import (
	"regexp"
	"strconv"
	"strings"
)

// yamlWriter writes front matter: block mappings and sequences whose texts are
// quoted where YAML needs it.
type yamlWriter struct {
	strings.Builder
	indent string // of the mapping that is written
	first  string // what stands before its first key, "- " in a sequence
}

func (y *yamlWriter) key(name string) {
	if y.first != "" {
		y.WriteString(y.first + name + ":")
		y.first = ""
		return
	}
	y.WriteString(y.indent + name + ":")
}

// line writes a value as it is.
func (y *yamlWriter) line(name, value string) {
	y.key(name)
	y.WriteString(" " + value + "\n")
}

// text writes a string, or nothing when it is empty.
func (y *yamlWriter) text(name, value string) {
	if value != "" {
		y.line(name, scalar(value))
	}
}

func (y *yamlWriter) list(name string, values []string) {
	if len(values) == 0 {
		return
	}
	y.key(name)
	y.WriteByte('\n')
	for _, v := range values {
		y.WriteString(y.indent + "  - " + scalar(v) + "\n")
	}
}

func (y *yamlWriter) flow(name string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = scalar(v)
	}
	y.line(name, "["+strings.Join(quoted, ", ")+"]")
}

func (y *yamlWriter) textOrList(name string, values []string) {
	if len(values) == 1 {
		y.text(name, values[0])
	} else {
		y.list(name, values)
	}
}

// maps writes a sequence of mappings: write is called for each.
func (y *yamlWriter) maps(name string, count int, write func(i int)) {
	if count == 0 {
		return
	}
	y.key(name)
	y.WriteByte('\n')
	outer := y.indent
	for i := range count {
		y.first, y.indent = outer+"  - ", outer+"    "
		write(i)
	}
	y.first, y.indent = "", outer
}

// mapping writes one mapping below a key.
func (y *yamlWriter) mapping(name string, write func()) {
	y.key(name)
	y.WriteByte('\n')
	outer := y.indent
	y.indent = outer + "  "
	write()
	y.indent = outer
}

var (
	plainScalar = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 .'()/;-]*$`)
	reserved    = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off|y|n|null)$`)
)

// scalar returns a string as YAML reads it back.
func scalar(s string) string {
	if plainScalar.MatchString(s) && !reserved.MatchString(s) && !strings.HasSuffix(s, " ") {
		return s
	}
	return strconv.Quote(s) // texts here are ASCII without control characters, where Go and YAML agree
}
