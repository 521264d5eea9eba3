package history

import "testing"

// FuzzParseLog holds that whatever git prints gives days or an error.
func FuzzParseLog(f *testing.F) {
	f.Add("\x011767312200 HEAD -> main\x00\ncontent/a.md\x00content/b.md\x00")
	f.Add("\x01 grafted\x00\nx\x00")
	f.Add("\x01-99999999999999999999 \x00")
	f.Fuzz(func(t *testing.T, log string) {
		h := In(t.TempDir())
		h.parse(log)
		for name, day := range h.days {
			if name == "" || day.Hour() != 0 || h.cut[name] {
				t.Fatalf("%q gives %q the day %v", log, name, day)
			}
		}
		lastCommit(log)
	})
}
