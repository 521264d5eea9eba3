package document

import (
	"strings"
	"testing"
)

func TestCodes(t *testing.T) {
	for _, c := range []struct{ front, shown, all string }{
		{"code: E1", "E1", "E1"},
		{"code: [HCW8019, HCW8021, HCW8019]", "HCW8019, HCW8021", "HCW8019 HCW8021"},
		{"code: [8001, 0x80070005]", "8001, 0x80070005", "8001 0x80070005"},
		{"code: 8001-8003", "8001-8003", "8001-8003 8001 8002 8003"},
		{"code: HCW8099 – HCW8101", "HCW8099 – HCW8101", "HCW8099 – HCW8101 HCW8099 HCW8100 HCW8101"},
		{"code: [E08..E10, X1]", "E08..E10, X1", "E08..E10 X1 E08 E09 E10"},
		{"code: 2811-1006 to 2811-1007", "2811-1006 to 2811-1007", "2811-1006 to 2811-1007 2811-1006 2811-1007"},
		{"code: F.28 bis F.29", "F.28 bis F.29", "F.28 bis F.29 F.28 F.29"},
		{"code: NW-2-5–NW-2-6", "NW-2-5–NW-2-6", "NW-2-5–NW-2-6 NW-2-5 NW-2-6"},
		{"code: CE-34878-0", "CE-34878-0", "CE-34878-0"},
		{"code: 1-2-3", "1-2-3", "1-2-3"},
		{"code: 404-13", "404-13", "404-13"},
		{"code: 2026-03-31", "2026-03-31", "2026-03-31"},
		{"code: 12-11", "12-11", "12-11"},
		{"code: A1-B3", "A1-B3", "A1-B3"},
		{"code: E1\nname: SEC_CANNOTEXECUTE", "E1, SEC_CANNOTEXECUTE", "E1 SEC_CANNOTEXECUTE"},
		{"name: SEC_CANNOTEXECUTE", "SEC_CANNOTEXECUTE", "SEC_CANNOTEXECUTE"},
		{"status: S", "", ""},
	} {
		e, problems := open(Entry, "---\n"+c.front+"\n---\n", false)
		if got := strings.Join(e.Meta.AllCodes(), " "); got != c.all || e.Meta.Code != c.shown || problems != nil {
			t.Errorf("%s: %q shown, %q in all, %q", c.front, e.Meta.Code, got, problems)
		}
	}
}

// TestOddRange holds what is said of what looks like a range of codes and is none.
func TestOddRange(t *testing.T) {
	for code, want := range map[string]string{
		"8005-8001":              "it runs backwards",
		"E105..E101":             "it runs backwards",
		"2811-1009 to 2811-1006": "it runs backwards",
		"10000-20000":            "it would have 10001 codes, and a range has at most 1000",
		"1-99999999":             "it would have 99999999 codes, and a range has at most 1000",
		"HCW0001-HCW9000":        "it would have 9000 codes, and a range has at most 1000",
		"8001-8005":              "",
		"404-13":                 "",
		"2811-1006":              "",
		"12-11":                  "",
		"A1-B3":                  "",
		"5-123":                  "",
		"2026-03-31":             "",
	} {
		if got, _ := oddRange(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	_, problems := open(Entry, "---\nstatus: S\naction: none\ncode: [E1, 8005-8001]\n---\n", false)
	if len(problems) != 1 || problems[0] != "4:12 FB015" {
		t.Errorf("got %q", problems)
	}
}

// TestUnclearRange holds that a large range that may be one code has a warning, and that what its hint says to
// write has none and means what it says.
func TestUnclearRange(t *testing.T) {
	for code, want := range map[string]int{
		"2002-2669": 668, "HCW8001-8200": 200, "8001-8100": 0, "8001-8101": 101,
		"2002 to 2669": 0, "2002 - 2669": 0, "HCW8001-HCW8200": 0, "2002-12669": 0, "10000-20000": 0, "E1": 0,
	} {
		if got, _ := unclearRange(code); got != want {
			t.Errorf("%s: %d codes, want %d", code, got, want)
		}
	}
	_, problems := open(Entry, "---\nstatus: S\naction: none\ncode: 2002-2669\n---\n", false)
	if len(problems) != 1 || problems[0] != "4:7 FB015" {
		t.Errorf("got %q", problems)
	}
	for written, codes := range map[string]int{"code: 2002 to 2669": 669, "name: 2002-2669": 1} {
		e, problems := open(Entry, "---\nstatus: S\naction: none\n"+written+"\n---\n", false)
		if got := len(e.Meta.AllCodes()); got != codes || len(problems) > 0 {
			t.Errorf("%s: %d codes and %q, want %d", written, got, problems, codes)
		}
	}
}
