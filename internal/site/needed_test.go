package site_test

import (
	"strings"
	"testing"

	"faultbook/internal/config"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

func TestNeeded(t *testing.T) {
	s := sound(t, files{
		"a/o/calm":    "status: Calm\nseverity: critical\naction: none",
		"a/o/high":    "status: High\nseverity: high\naction: required",
		"a/o/worst":   "status: Worst\nseverity: critical\naction: required",
		"a/o/pointed": "status: Pointed\nseverity: critical\nfix: [Do it.]\nappears_with: [worst, calm]",
		"a/q/worst":   "status: worst\nseverity: critical\naction: required",
		"b/o/low":     "status: Low\naction: required",
	})
	// Of equal severity the one with more pointers
	// comes first, products take turns, and a label comes once.
	for n, want := range map[int]string{1: "a/o/pointed", 2: "a/o/pointed b/o/low", 9: "a/o/pointed b/o/low a/o/worst a/o/high"} {
		var got []string
		for _, p := range s.Needed(n) {
			got = append(got, p.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("the %d most needed are %q, want %q", n, got, want)
		}
	}
}

func TestFeatured(t *testing.T) {
	c, _ := config.Parse(source.NewFile(config.FileName, []byte("featured: [p/o/b]\n")), nil)
	s, _ := linkInput(t, files{"p/o/a": "status: A\naction: required", "p/o/b": "status: B"}, site.Input{Config: c})
	if got := s.Needed(5); len(got) != 1 || got[0].ID != "p/o/b" {
		t.Errorf("got %s, want what the settings name", ids(got))
	}
}
