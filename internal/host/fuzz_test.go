package host

import "testing"

// FuzzOwnRules holds that any two files of rules are read, that each fault is at a place of
// its file, and that what is written of the rules is read as the same rules.
func FuzzOwnRules(f *testing.F) {
	f.Add("/*\n  X-Team: Kiln\n/a/:b\n\tCache-Control: no-store\n",
		"/wiki/* /kiln/:splat 302!\n/b https://example.com/b # c\n")
	f.Add("x\n  y\n! z: \n", "/a\n/* / 200\n/a /a/\n/(/:[ /b 301 Country=de\n")
	f.Fuzz(func(t *testing.T, headers, redirects string) {
		blocks, faults := ReadHeaders(headers)
		rules, more := ReadRedirects(redirects)
		for _, fault := range append(faults, more...) {
			if fault.Line < 1 || fault.Column < 1 || fault.Text == "" || fault.Hint == "" {
				t.Errorf("got %+v", fault)
			}
		}
		for _, r := range rules {
			r.Catches([]string{"/", "/a", "/a/b.svg", "/kiln/", "/wiki/x/y/"})
		}
		if len(faults)+len(more) > 0 {
			return
		}
		written := New("/", false, nil, Policy{}).With(Own{blocks, rules}).Files(Cloudflare, nil)
		again, faults := ReadRedirects(string(written[1].Data))
		if len(again) != len(rules) || len(faults) > 0 {
			t.Errorf("%q becomes %q, %v", redirects, written[1].Data, faults)
		}
	})
}
