package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"faultbook/internal/diag"
)

var (
	tableRow  = regexp.MustCompile(`^\|(?:[^|]*\|){2,}$`)           // two cells at least
	tableLine = regexp.MustCompile(`^\|(?:[ \t]*:?-+:?[ \t]*\|)+$`) // between the headings and the rows
)

// nearTable reports lines that look like a table whose line of hyphens is missing, or has
// another number of columns than the headings.
func (v *visitor) nearTable(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() - 1 {
		segment, below := lines.At(i), lines.At(i+1)
		head, next := bytes.TrimSpace(segment.Value(v.src)), bytes.TrimSpace(below.Value(v.src))
		line := tableLine.Match(next)
		if !tableRow.Match(head) || !line && !tableRow.Match(next) {
			continue
		}
		columns := strings.Repeat("---|", bytes.Count(head, []byte("|"))-1)
		hint := "write a line |" + columns + " below the headings"
		if line {
			hint = "write the line below the headings with as many columns: |" + columns
		}
		pos := segment.Start + bytes.Index(segment.Value(v.src)[segment.Padding:], head)
		v.fault(v.at(pos), utf8.RuneCount(head), diag.NearMarkup,
			fmt.Sprintf("%s looks like a row of a table, and is shown as it is", quoted(string(head))), hint)
		return
	}
}
