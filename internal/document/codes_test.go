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
		{"code: 404-13", "404-13", "404-13"},
		{"code: 2026-03-31", "2026-03-31", "2026-03-31"},
		{"code: 12-11", "12-11", "12-11"},
		{"code: A1-B3", "A1-B3", "A1-B3"},
		{"code: 10000-20000", "10000-20000", "10000-20000"},
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
