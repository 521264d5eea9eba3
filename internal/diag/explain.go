package diag

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// Explanation explains a kind of problem.
type Explanation struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Why      string `json:"why"`
	Before   string `json:"before"` // an example with the problem
	After    string `json:"after"`  // the same, fixed
}

// Explain returns the explanation of a code, and whether there is such a code.
func Explain(code Code) (Explanation, bool) {
	e, ok := explanations()[code]
	e.Code, e.Severity = code, SeverityOf(code).String()
	return e, ok
}

// CodeNames returns every code, sorted.
func CodeNames() []string {
	names := make([]string, 0, len(explanations()))
	for code := range explanations() {
		names = append(names, string(code))
	}
	slices.Sort(names)
	return names
}

// String returns the explanation for people.
func (e Explanation) String() string {
	return fmt.Sprintf("%s (%s): %s\n\n%s\n\nBefore:\n%s\n\nAfter:\n%s\n", e.Code, e.Severity, e.Title, e.Why,
		indent(e.Before), indent(e.After))
}

func indent(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }

//go:embed explanations.yaml
var explanationsFile []byte

// explanations returns the explanation of every code.
var explanations = sync.OnceValue(func() map[Code]Explanation {
	all := map[Code]Explanation{}
	if err := yaml.Unmarshal(explanationsFile, &all); err != nil {
		panic(err) // a fault of the program
	}
	return all
})
