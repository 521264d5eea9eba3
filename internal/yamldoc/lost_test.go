package yamldoc

import (
	"slices"
	"testing"
)

func TestWarnOfLost(t *testing.T) {
	for _, c := range []struct {
		yaml string
		want []string
	}{
		{"k: Job #12 failed", []string{"1:8 FB013"}},
		{"k: some words # a remark", []string{"1:15 FB013"}},
		{"k: 404\t#12", []string{"1:8 FB013"}},
		{"k: über #12", []string{"1:9 FB013"}},
		{"k: two\n  lines #12", []string{"2:9 FB013"}},
		{"k:\n  - a #1\n  - b\n  - c #2", []string{"2:7 FB013", "4:7 FB013"}},
		{"k:\n  name: a #1", []string{"2:11 FB013"}},
		{"k: [a, #first\n  b #second\n  ]", []string{"2:5 FB013"}},
		{"other:\n  - k: a #1\n    l: b #2", []string{"2:10 FB013"}},
		{"k: #12\nl: x", []string{"1:4 FB013"}},
		{"k: &a b", []string{"1:4 FB013"}},
		{"k: !a b", []string{"1:4 FB013"}},
		{"k: a\r\nl: b #1\r\nk2: c\r\n", nil},
		{"k: a #1\r\nl: b\r\n", []string{"1:6 FB013"}},

		{"k: \"Job #12\"", nil},
		{"k: 'Job #12' # a remark", nil},
		{"k: Job  # apart", nil},
		{"k: Job  #12", []string{"1:9 FB013"}},
		{"k: Job#12", nil},
		{"k: | # a remark\n  Job #12", nil},
		{"k: # a remark", nil},
		{"k: # a remark\n  - a", nil},
		{"k: a\n# a remark", nil},
		{"k: a\n  # a remark", nil},
		{"k: true # a remark", nil},
		{"l: words #12", nil},
		{"k: &a b\nl: *a", nil},
		{"k: !!str 12", nil},
	} {
		r := open(c.yaml + "\n")
		r.WarnOfLost([]string{"k"})
		if got := found(r); !slices.Equal(got, c.want) {
			t.Errorf("%q: reported %q, want %q", c.yaml, got, c.want)
		}
	}
}
