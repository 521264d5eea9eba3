package e2e_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"faultbook/internal/catalogue"
)

// withoutScripts turns off the scripts of pages. Expressions of the test still
// work: they come from outside.
func withoutScripts(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(
		ctx,
		emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: true},
	)
	return err
}

// deadControls lists visible controls that do nothing without a script: those
// that neither belong to a form nor open a popover.
const deadControls = `[...document.querySelectorAll("button, input, select, textarea, [role=button], a:not([href])")]
	.filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.getClientRects().length)
	.filter(e => !e.popoverTargetElement && !(e.form && e.form.hasAttribute("action")))
	.map(e => e.outerHTML.slice(0, 120))`

// hiddenContent lists what is in the content and cannot be seen, except what
// is only for ears (.vh), what shows when it is pointed at (.anchor), what every
// browser unfolds (details), a hint that shows where a drawing does not fit, and
// the controls of scripts.
const hiddenContent = `[...document.querySelectorAll("main *")]
	.filter(e => !e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !e.closest(".js-only, .vh, .anchor, svg, details:not([open]) > :not(summary)") && e.textContent.trim())
	.map(e => e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 60))`

func TestPagesAreCompleteWithoutScripts(t *testing.T) {
	t.Parallel()
	root, shared := preview(t, plainBook), newTab(t)
	shared.call(withoutScripts)
	for _, v := range visited {
		t.Run(v.name, func(t *testing.T) {
			b := shared.of(t)
			b.open(root, v.url)
			if eval[bool](b, `document.documentElement.classList.contains("js")`) {
				t.Fatal("the script ran")
			}
			for _, e := range eval[[]string](b, deadControls) {
				t.Errorf("does nothing without scripts: %s", e)
			}
			for _, e := range eval[[]string](b, hiddenContent) {
				t.Errorf("cannot be seen without scripts: %s", e)
			}
			b.clean()
		})
	}
}

// TestEntriesSayEverything: everything that the catalogue knows of an entry is
// in the text of its page, which no script has touched.
func TestEntriesSayEverything(t *testing.T) {
	pages := pagesOf(t, readPlain)
	for _, e := range readCatalogue(t).Entries {
		got := comparable(text(first(pageAt(t, pages, e.URL).doc, "main")))
		for _, fact := range facts(e) {
			if !strings.Contains(got, comparable(fact)) {
				t.Errorf("the page of %s does not say %q", e.ID, fact)
			}
		}
	}
}

// facts lists the texts of an entry as the catalogue has them.
func facts(e catalogue.Entry) []string {
	all := append(
		strings.Split(e.Message, " / "),
		e.Code,
		e.Status,
		e.Severity,
		e.State,
		e.Icon,
		e.Summary,
		e.Retry.Interval,
		e.Retry.Note,
	)
	all = append(append(all, e.Also...), e.AppliesTo...)
	all = append(append(all, e.Messages...), e.Resolves.Text, e.Contact)
	steps := e.Steps
	for _, c := range e.Causes {
		all, steps = append(all, c.Cause, c.By), append(steps, c.Fix...)
	}
	for _, step := range steps {
		all = append(all, step.Step, step.By)
	}
	for _, gap := range e.Placeholders {
		all = append(all, gap.Name, gap.Text)
	}
	for _, place := range e.Places {
		all = append(all, place.Surface, place.Under, place.As, place.Condition, place.Note)
	}
	for _, place := range e.ShownIn {
		all = append(all, strings.Split(place, " > ")...)
	}
	for _, c := range e.Escalate {
		all = append(append(all, c.To, c.When), c.Send...)
	}
	return all
}

// comparable takes the spaces out of a text: between two blocks of a page
// there is none to read.
func comparable(s string) string { return strings.Join(strings.Fields(s), "") }

// TestSearchWorksWithoutScripts: the form leads to a page that has every
// message, where the browser's own find goes on.
func TestSearchWorksWithoutScripts(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for _, url := range []string{"", "dropsuite/backup/retrying/"} {
		b := newTab(t)
		b.call(withoutScripts)
		b.open(root, url)
		b.do(chromedp.SendKeys(chromedp.CSS("form[role=search] [name=q]"), "space full"))
		res, err := chromedp.RunResponse(b.ctx, chromedp.Click(chromedp.CSS("form[role=search] button")))
		if err != nil {
			t.Fatal(err)
		}
		if res.Status != 200 {
			t.Errorf("from /%s the search form leads to %s: %d", url, res.URL, res.Status)
		}
		b.clean()
	}
}
