package e2e_test

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"faultbook/internal/e2e/chrome"
)

// axeFile is the accessibility checker, installed by ./test.
const axeFile = "node_modules/axe-core/axe.min.js"

var readAxe = sync.OnceValues(func() ([]byte, error) { return os.ReadFile(axeFile) })

// runAxe runs all rules, and the one on the size of targets that WCAG 2.2
// brought and axe leaves off.
const runAxe = `axe.run(document, {resultTypes: ["violations"], preload: {assets: ["cssom"], timeout: 120000}, rules: {"target-size": {enabled: true}}}).then(r =>
	r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + v.help + ": " + n.target.join(" ") + ": " + (n.any[0]?.message ?? ""))))`

// violations returns what the checker finds on the page that is open.
func violations(b *tab) []string {
	b.t.Helper()
	source, err := readAxe()
	if err != nil {
		b.t.Fatalf("%v: run ./test, which installs it", err)
	}
	b.do(chromedp.Evaluate[chromedp.Void](string(source)))
	return eval[[]string](b, runAxe)
}

// TestEveryoneCanRead checks every template in both themes and in colors of the
// reader's own: on a wide screen, on a phone, and where a screen is magnified twice and
// four times, which leaves a half and a quarter of its width.
func TestEveryoneCanRead(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for theme, widths := range map[chrome.Wish][]int64{chrome.Light: {1280, 390}, chrome.Dark: {1280, 390},
		chrome.OwnColours: {640, 320}} {
		for _, width := range widths {
			t.Run(fmt.Sprintf("%s %d", theme.Value, width), func(t *testing.T) {
				shared := newTab(t)
				shared.do(chrome.Width(width), chrome.For(theme))
				for _, v := range visited {
					t.Run(v.name, func(t *testing.T) {
						b := shared.of(t)
						b.open(root, v.url)
						for _, violation := range violations(b) {
							t.Error(violation)
						}
						for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
							t.Error(fault)
						}
						for _, fault := range eval[[]string](b, faintInDrawings) {
							t.Error(fault)
						}
					})
				}
			})
		}
	}
}

// faintInDrawings lists the words of drawings whose contrast with their box is below
// 4.5, which axe cannot tell: it takes any SVG for a picture.
const faintInDrawings = `(() => {
	const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
	const luminance = color => {
		context.fillStyle = color
		context.fillRect(0, 0, 1, 1)
		const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map(v => {
			const part = v / 255
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
		})
		return 0.2126 * r + 0.7152 * g + 0.0722 * b
	}
	return [...document.querySelectorAll(".diagram .node text")].filter(text => text.checkVisibility()).flatMap(text => {
		const fill = getComputedStyle(text).fill, paper = getComputedStyle(text.parentElement.querySelector("rect")).fill
		const [dark, light] = [luminance(fill), luminance(paper)].sort((a, b) => a - b)
		const contrast = (light + 0.05) / (dark + 0.05)
		return contrast < 4.5 ? [text.textContent + ": " + fill + " on " + paper + ", " + contrast.toFixed(2)] : []
	})
})()`

// moments are states of pages that are not there when a page has been loaded:
// what brings them about, and what shows that they are there.
var moments = []struct {
	name, url string
	width     int64
	bring     string
	there     string
}{
	{
		"the menu on a phone",
		"dropsuite/",
		390,
		`document.querySelector("[popovertarget=nav]").click()`,
		`document.querySelector("#nav").matches(":popover-open")`,
	},
	{
		"hits below the box",
		"dropsuite/",
		1280,
		`(box => { box.focus(); box.value = "retrying"; box.dispatchEvent(new Event("input", {bubbles: true})) })(document.querySelector("[data-search-box]"))`,
		`document.querySelector("[role=option]")`,
	},
	{
		"the page of hits",
		"search/?q=retrying",
		390,
		``,
		`document.querySelector("[data-search-results] a[data-entry]")`,
	},
	{
		"weak hits",
		"search/?q=how+to+reset+my+iPhone",
		1280,
		``,
		`document.querySelector("[data-search-results][data-state=done]")`,
	},
	{
		"nothing to search for yet",
		"search/",
		390,
		``,
		`document.querySelector("[data-search-results][data-state=idle]")`,
	},
	{
		"nothing found",
		"search/?q=certqqqq",
		390,
		``,
		`document.querySelector("[data-search-results][data-state=done] .lost-hits")`,
	},
	{
		"a filter that hides",
		"search/?q=reauthentication&product=insync",
		1280,
		`document.querySelector(".search-filters").open = true`,
		`document.querySelector("[data-search-names]")`,
	},
	{
		"recent searches",
		"search/",
		1280,
		`(localStorage.setItem("faultbook-recent", '["retrying"]'), location.reload())`,
		`document.querySelector("[data-search-recent] button")`,
	},
	{
		"a role chosen",
		"dropsuite/backup/retrying/",
		390,
		`(select => { select.value = "user"; select.dispatchEvent(new Event("change")) })(document.querySelector("[data-roles]"))`,
		`document.querySelector(".of-others")`,
	},
	{"a table sorted on a phone", "insync/client/?sort=-severity", 390, ``, `document.querySelector("th[aria-sort]")`},
	{
		"a drawing in words",
		"insync/client/",
		390,
		`document.querySelector(".flow-words").open = true`,
		`document.querySelector(".flow-words li").checkVisibility()`,
	},
	{
		"a table sorted and filtered",
		"insync/client/",
		1280,
		`(box => { box.value = "server"; box.dispatchEvent(new Event("input", {bubbles: true})); document.querySelector("th .sort").click() })(document.querySelector("[data-table-filter]"))`,
		`document.querySelector("th[aria-sort]")`,
	},
}

// TestEveryoneCanUse checks what pages become when they are used.
func TestEveryoneCanUse(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for _, theme := range []chrome.Wish{chrome.Light, chrome.Dark} {
		shared := newTab(t)
		for _, m := range moments {
			t.Run(theme.Value+" "+m.name, func(t *testing.T) {
				b := shared.of(t)
				b.do(chrome.Width(m.width), chrome.For(theme, chrome.LessMotion))
				b.open(root, m.url)
				if m.bring != "" {
					eval[any](b, "void ("+m.bring+")")
				}
				until(b, m.there)
				for _, violation := range violations(b) {
					t.Error(violation)
				}
			})
		}
	}
}

// TestThemesDiffer: the dark pages that were checked were dark.
func TestThemesDiffer(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	brightness := func(theme chrome.Wish) float64 {
		b := newTab(t)
		b.do(chrome.For(theme))
		b.open(root, "")
		return eval[float64](b, pageBrightness)
	}
	light, dark := brightness(chrome.Light), brightness(chrome.Dark)
	if light < 0.8 || dark > 0.2 {
		t.Errorf("the brightness of the page is %.2f in light and %.2f in dark", light, dark)
	}
}

// pageBrightness is that of the color behind the page, from 0 to 1, whatever
// the color was written in: it is drawn and read back.
const pageBrightness = `(() => {
	const own = getComputedStyle(document.body).backgroundColor
	const color = own === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.documentElement).backgroundColor : own
	const context = document.createElement("canvas").getContext("2d")
	context.fillStyle = color
	context.fillRect(0, 0, 1, 1)
	const [r, g, b] = context.getImageData(0, 0, 1, 1).data
	return (r + g + b) / 765
})()`
