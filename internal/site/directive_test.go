package site_test

import (
	"strings"
	"testing"

	"faultbook/internal/site"
)

// TestManyFaultsOfADirective: one slip on a line of thousands of attributes or
// values is told with an end, at places that are true.
func TestManyFaultsOfADirective(t *testing.T) {
	for name, c := range map[string]struct {
		line, last, at string
		faults         int
	}{
		"as many as are told": {"::table{" + strings.Repeat("zz=1 ", 20) + "}", `::table has no attribute "zz"`, "4:104", 20},
		"attributes":          {"::table{" + strings.Repeat("zz=ä ", 5000) + "}", "faultbook ignores the last 4980 attributes of ::table", "4:109", 21},
		"values":              {`::table{columns="` + strings.Repeat("ä, ", 5000) + `"}`, "faultbook ignores the last 4981 values of columns", "4:77", 21},
	} {
		_, problems := linkList(t, files{"p/o/a": "status: A\n---\n" + c.line}, site.Input{})
		if len(problems) != c.faults {
			t.Errorf("%s: %d faults, want %d", name, len(problems), c.faults)
			continue
		}
		last := problems.Sorted()[c.faults-1]
		if last.Text != c.last || !strings.HasSuffix(last.Pos.String(), ":"+c.at) {
			t.Errorf("%s: the last is %s %q, want %s %q", name, last.Pos, last.Text, c.at, c.last)
		}
	}
}
