package entry

import "testing"

// TestPrint holds that texts print as YAML reads them: records of earlier imports compare.
func TestPrint(t *testing.T) {
	for _, text := range []string{"", "a", " a ", "yes", "0042", "a\nb\n", "a\tb\r\n", "\u0085", "'\"", "[x]", "\ufeffa"} {
		for _, value := range []any{text, []string{text, "b"}} {
			quick, err := Value{"k", value}.print()
			slow, slowErr := Value{"k", any(listOf(value))}.print()
			if err != nil || slowErr != nil || quick != slow {
				t.Errorf("%q prints %q and %q (%v, %v)", value, quick, slow, err, slowErr)
			}
		}
	}
}

// named is a text that goes through YAML.
type named string

// listOf returns a value of another type, which is read from YAML.
func listOf(value any) any {
	list, is := value.([]string)
	if !is {
		text, _ := value.(string)
		return named(text)
	}
	var out []named
	for _, text := range list {
		out = append(out, named(text))
	}
	return out
}
