package host

import "testing"

func TestOwnRedirects(t *testing.T) {
	own, faults := ReadRedirects("/a /b/\n/old/* /new/:splat 302\n/p/:id/x https://x.example/:id?v=1\n/shown /lamp/ 200\n")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	rules := Rules{own: Own{Redirects: own}}
	for _, c := range []struct {
		from, to string
		status   int
	}{
		{"/a", "/b/", 301},
		{"/a/", "/b/", 301},
		{"/old/x/y/", "/new/x/y/", 302},
		{"/old/", "/new/", 302},
		{"/old/ü b", "/new/%C3%BC%20b", 302},
		{"/p/7/x", "https://x.example/7?v=1", 301},
		{"/p/7/x/", "https://x.example/7?v=1", 301},
		{"/p/7/8/x", "", 0},
		{"/shown", "/lamp/", 200},
		{"/aa", "", 0},
		{"/older", "", 0},
	} {
		if to, status, ok := rules.Own(c.from); to != c.to || status != c.status || ok != (c.to != "") {
			t.Errorf("%s leads to %q (%d, %v), want %q (%d)", c.from, to, status, ok, c.to, c.status)
		}
	}
}
