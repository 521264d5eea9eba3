package main

import (
	"slices"
	"testing"
)

func TestReadPoints(t *testing.T) {
	points, err := readPoints([]byte(`{"categories": {"seo": {"score": 0.5}, "performance": {"score": 0.98}, "accessibility": {"score": 1}, "best-practices": {"score": 1}}}`))
	if want := []float64{98, 100, 100, 50}; err != nil || !slices.Equal(points, want) {
		t.Errorf("got %v, %v, want %v", points, err, want)
	}
	for _, bad := range []string{"", `{"categories": {}}`, `{"categories": {"performance": {"score": null}}}`} {
		if points, err := readPoints([]byte(bad)); err == nil {
			t.Errorf("%q gives %v", bad, points)
		}
	}
	for want, v := range map[string]verdict{"98 (met)": {Value: 98, AtLeast: 98}, "97 (MISSED: at least 98)": {Value: 97, AtLeast: 98}} {
		if got := v.showPoints(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
