package recognise

import (
	"fmt"
	"regexp"
	"strings"
)

// gaps matches the placeholders of printf, Python, Java, .NET, JavaScript, shells
// and Apple's systems, and those that are in our form already.
var gaps = regexp.MustCompile(`%%` +
	`|%\((\w+)\)[-+ 0#]*\d*(?:\.\d+)?[diouxXeEfgGcrs]` +
	`|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:hh|h|ll|l|q|L|z|t|j)?([@diouxXeEfgGcsSp])` +
	`|\$\{\s*([\w.\-]+)\s*\}` +
	`|\{\{\s*([\w.\-]+)\s*\}\}` +
	`|\{\s*([A-Za-z_][\w.\-]*|\d+)\s*(?:[,:][^{}]*)?\}` +
	`|<([^<>\n]*[^<>\s][^<>\n]*)>`)

// numbers are the letters of printf for numbers.
const numbers = "diouxXeEfgG"

// Template returns a message with its placeholders as <Name>, and a literal < as
// \<. What it says about text that looks like a placeholder and is none stays as it is.
func Template(text string) string {
	var b strings.Builder
	seen := map[string]int{}
	at := 0
	matches := gaps.FindAllStringSubmatchIndex(text, -1)
	total := map[string]int{}
	for _, m := range matches {
		if name := gapName(text, m); isUnnamed(text, m) {
			total[name]++
		}
	}
	for _, m := range matches {
		if isPercent(text, m) {
			continue
		}
		b.WriteString(literal.Replace(text[at:m[0]]))
		at = m[1]
		if text[m[0]:m[1]] == "%%" {
			b.WriteByte('%')
			continue
		}
		name := gapName(text, m)
		if isUnnamed(text, m) && total[name] > 1 {
			seen[name]++
			name = fmt.Sprintf("%s %d", name, seen[name])
		}
		b.WriteString("<" + name + ">")
	}
	b.WriteString(literal.Replace(text[at:]))
	return b.String()
}

var literal = strings.NewReplacer(`\`, `\\`, "<", `\<`)

// isPercent reports whether a % is a percent sign: after a digit, with a space after it
// that printf would take for a flag. The pattern takes no spaces, so only "5%d" is left.
func isPercent(text string, m []int) bool {
	return text[m[0]] == '%' && m[1]-m[0] == 2 && m[0] > 0 && text[m[0]-1] >= '0' && text[m[0]-1] <= '9' &&
		text[m[0]:m[1]] != "%%"
}

// isUnnamed reports whether a placeholder of printf has a kind and no name.
func isUnnamed(text string, m []int) bool { return m[4] >= 0 && text[m[0]] == '%' }

// gapName returns the name of a placeholder.
func gapName(text string, m []int) string {
	for group := 1; group <= 6; group++ {
		from, to := m[2*group], m[2*group+1]
		if from < 0 {
			continue
		}
		name := text[from:to]
		switch {
		case group == 2 && strings.Contains(numbers, name):
			return "number"
		case group == 2:
			return "text"
		case strings.Trim(name, "0123456789") == "":
			return "value " + name
		}
		return name
	}
	return ""
}
