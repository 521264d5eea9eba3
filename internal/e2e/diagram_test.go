package e2e_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/e2e/chrome"
)

// stepsBelow returns what leads to what among the entries right below an
// operation, as their own pages list it, sorted.
func stepsBelow(t *testing.T, pages []*page, operation *page) []string {
	t.Helper()
	var steps []string
	for _, p := range pages {
		name, below := strings.CutPrefix(p.url, operation.url)
		if p.kind() != "entry" || !below || strings.Count(name, "/") != 1 {
			continue
		}
		for _, to := range relations(p)["leads-to"] {
			if strings.HasPrefix(to, operation.url) {
				steps = append(steps, p.url+" "+to)
			}
		}
	}
	slices.Sort(steps)
	return steps
}

// TestDrawingsShowWhatLeadsToWhat compares the drawing of each operation, and
// its words, with the relations on the pages of its entries.
func TestDrawingsShowWhatLeadsToWhat(t *testing.T) {
	pages := pagesOf(t, readPlain)
	drawn := 0
	for _, p := range pages {
		if p.kind() != "operation" {
			continue
		}
		want := stepsBelow(t, pages, p)
		var words, nodes []string
		for list := range withClass(p.doc, "flow-words") {
			for line := range elements(list, "li") {
				links := slices.Collect(targets(p, line))
				for _, to := range links[1:] {
					words = append(words, links[0]+" "+to)
				}
			}
		}
		slices.Sort(words)
		if !slices.Equal(words, want) {
			t.Errorf("%s says\n%q, and its entries\n%q", p.url, words, want)
		}
		for _, step := range want {
			nodes = append(nodes, strings.Fields(step)...)
		}
		slices.Sort(nodes)
		nodes = slices.Compact(nodes)
		for _, class := range []string{"across", "down"} {
			if class == "down" && len(slices.Collect(withClass(p.doc, "flow-wide"))) > 0 {
				continue // the list in words takes its place
			}
			var links []string
			arrows := 0
			for drawing := range withClass(p.doc, class) {
				drawn++
				links = slices.Sorted(targets(p, drawing))
				for line := range elements(drawing, "path") {
					arrows += strings.Count(attr(line, "d"), "M") - 1 // the first begins the line
				}
			}
			if !slices.Equal(links, nodes) || arrows != len(want) {
				t.Errorf(
					"%s: the drawing %q has %d arrows between\n%q, want %d between\n%q",
					p.url,
					class,
					arrows,
					links,
					len(want),
					nodes,
				)
			}
		}
	}
	if drawn < 9 {
		t.Errorf("there are %d drawings: the entries of five operations lead to each other", drawn)
	}
}

// TestDrawingsCanBeRead: one of the two is shown, its words are inside its boxes and
// large enough, and what does not fit scrolls in its own box.
func TestDrawingsCanBeRead(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for width, shown := range map[int64]string{1920: "across", 1280: "across", 768: "across", 390: "down", 320: "down"} {
		wide := width > 640
		window := newTab(t)
		window.do(chrome.Width(width))
		for _, url := range []string{"insync/client/", "dropsuite/download/"} {
			t.Run(fmt.Sprintf("%d /%s", width, url), func(t *testing.T) {
				b := window.of(t)
				b.open(root, url)
				got := eval[string](
					b,
					`[...document.querySelectorAll(".diagram")].filter(d => d.getClientRects().length).map(d => d.classList[1]).join(" ")`,
				)
				if !wide && url == "insync/client/" {
					// It fits no phone: the list in words is there, and open.
					if got != "" || !eval[bool](b, `document.querySelector(".flow-words li").checkVisibility()`) {
						t.Errorf("shown is %q, want the list in words", got)
					}
					return
				}
				if got != shown {
					t.Fatalf("shown is %q, want %q", got, shown)
				}
				for _, fault := range eval[[]string](b, `[...document.querySelectorAll(".diagram.`+shown+` a")].flatMap(node => {
					const box = node.querySelector("rect").getBoundingClientRect()
					return [...node.querySelectorAll("text")].flatMap(text => {
						const words = text.getBoundingClientRect()
						const out = words.left < box.left || words.right > box.right || words.top < box.top || words.bottom > box.bottom
						const small = parseFloat(getComputedStyle(text).fontSize) * box.width / node.querySelector("rect").width.baseVal.value < 9
						return out ? [text.textContent + " leaves its box"] : small ? [text.textContent + " is too small"] : []
					})
				})`) {
					t.Error(fault)
				}
				for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
					t.Error(fault)
				}
				if eval[bool](
					b,
					`(box => innerWidth <= 640 && box.scrollWidth > box.clientWidth)(document.querySelector(".flow-scroll"))`,
				) {
					t.Error("the drawing is wider than a phone")
				}
				// Readers may space letters and words (WCAG 1.4.12).
				spaced := eval[[]string](b, `(() => {
					const style = new CSSStyleSheet()
					style.replaceSync("* { letter-spacing: .12em !important; word-spacing: .16em !important }")
					document.adoptedStyleSheets = [style]
					const out = [...document.querySelectorAll(".diagram.`+shown+` a")].flatMap(node => {
						const box = node.querySelector("rect").getBoundingClientRect()
						return [...node.querySelectorAll("text")].filter(text => text.getBoundingClientRect().right > box.right + 1 || text.getBoundingClientRect().left < box.left - 1).map(text => text.textContent)
					})
					document.adoptedStyleSheets = []
					return out
				})()`)
				for _, text := range spaced {
					t.Errorf("with the text spacing of WCAG 1.4.12 %q leaves its box", text)
				}
			})
		}
	}
}
