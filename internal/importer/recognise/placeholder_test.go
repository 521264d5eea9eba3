package recognise

import (
	"strings"
	"testing"

	"faultbook/internal/document"
)

func TestTemplate(t *testing.T) {
	for text, want := range map[string]string{
		"cannot open file %s: error %d":     "cannot open file <text>: error <number>",
		"%s is not %s":                      "<text 1> is not <text 2>",
		"%1$@ has %2$d files":               "<text> has <number> files",
		"%@ is gone":                        "<text> is gone",
		"%(user)s has left":                 "<user> has left",
		"{0} of {1}":                        "<value 0> of <value 1>",
		"{0,number,integer} of {1:N2}":      "<value 0> of <value 1>",
		"Hello {name}, {{ count }} left":    "Hello <name>, <count> left",
		"${path} is full":                   "<path> is full",
		"Backup on <Network Name> failed":   "Backup on <Network Name> failed",
		"100%% of %lu bytes":                "100% of <number> bytes",
		"50% done":                          "50% done",
		"5 < 6, a \\ b":                     "5 \\< 6, a \\\\ b",
		"%08.3f and %-10s":                  "<number> and <text>",
		"":                                  "",
		"{} and {not a name}":               "{} and {not a name}",
		"%":                                 "%",
		"Paused today at <HH:MM> on <Host>": "Paused today at <HH:MM> on <Host>",
	} {
		if got := Template(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// FuzzTemplate holds that the words of a message stay, whatever is a placeholder in it.
func FuzzTemplate(f *testing.F) {
	for _, seed := range []string{"%s: %1$d", "{0} ${x} <Name> %%", "\\<a>", "<<a>>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Template(text)
		if !gaps.MatchString(text) {
			if read := document.ParseMessage(got); len(read.Parts) > 1 ||
				len(read.Parts) == 1 && (read.Parts[0].Placeholder || read.Parts[0].Text != text) {
				t.Errorf("%q became %q, which reads %v", text, got, read.Parts)
			}
		}
		if strings.Count(got, "<")-strings.Count(
			got,
			`\<`,
		) > strings.Count(text, "<")+len(gaps.FindAllString(text, -1)) {
			t.Errorf("%q became %q", text, got)
		}
	})
}
