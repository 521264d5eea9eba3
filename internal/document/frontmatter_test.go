package document

import (
	"slices"
	"strings"
	"testing"
	"time"

	"faultbook/internal/source"
)

func status(t *testing.T, yaml string) *Document {
	t.Helper()
	e, problems := open(Entry, "---\nstatus: S\n"+yaml+"---\n", false)
	if problems != nil {
		t.Errorf("%q: reported %q", yaml, problems)
	}
	return e
}

const everyKey = `also: [Two, " Three ", ""]
code: E7
icon: Amber
message: "Disk <Name> is full."
placeholders: {Name: The disk.}
severity: high
state: failed
action: Required
summary: Full & *done*.
fix: One step.
retry: {limit: 25, interval: 30 minutes, note: "Not at night."}
escalate: {to: support, when: it stays, send: [ID, Name]}
shown_in:
  - {surface: app, under: Top, as: FULL, condition: Disk is full, note: A bar.}
  - panel
applies_to: {platform: Windows, versions: 7 and above}
leads_to: done
appears_with: [a, b]
related: c
keywords: [full, "", no room]
aliases: /old/
updated: 2026-03-31
weight: 4
draft: true
`

func TestEveryKeyOfAnEntry(t *testing.T) {
	m := status(t, everyKey).Meta
	for what, ok := range map[string]bool{
		"names":       m.Status == "S" && m.Code == "E7" && m.Icon == "Amber" && slices.Equal(m.Also, []string{"Two", "Three"}),
		"message":     len(m.Messages) == 1 && m.Messages[0].String() == "Disk <Name> is full." && m.Placeholders[0].Name == "Name" && m.Placeholders[0].Text == "The disk.",
		"terms":       m.Severity.Value == "high" && m.State.Value == "failed" && m.Severity.At == source.At{Line: 8, Column: 11},
		"action":      m.Action == Required,
		"texts":       markup(m.Summary) == "Full &amp; <em>done</em>." && len(m.Fix) == 1 && m.Fix[0].Text == "One step." && m.Fix[0].By.Value == "",
		"retry":       m.Retry.Limit == 25 && m.Retry.Interval == "30 minutes" && m.Retry.Note == "Not at night.",
		"escalate":    m.Escalate[0].To.Value == "support" && m.Escalate[0].When == "it stays" && slices.Equal(m.Escalate[0].Send, []string{"ID", "Name"}),
		"shown in":    len(m.ShownIn) == 2 && m.ShownIn[0].Under == "Top" && m.ShownIn[0].As == "FULL" && m.ShownIn[0].Condition == "Disk is full" && m.ShownIn[0].Note == "A bar.",
		"short form":  m.ShownIn[1].Surface.Value == "panel",
		"applies to":  m.AppliesTo[0] == Applies{"Windows", "7 and above"},
		"references":  m.LeadsTo[0].Value == "done" && len(m.AppearsWith) == 2 && m.Related[0].Value == "c",
		"lists":       slices.Equal(m.Keywords, []string{"full", "no room"}) && m.Aliases[0].Value == "/old/",
		"the rest":    m.Weight == 4 && m.Draft,
		"a day":       m.Updated.Equal(time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)),
		"no resolves": !m.Resolves.Known,
	} {
		if !ok {
			t.Errorf("%s: %+v", what, m)
		}
	}
}

// TestRolesOfSteps: a step may name its role, and else has that of its cause.
func TestRolesOfSteps(t *testing.T) {
	m := status(
		t,
		"causes:\n  - {cause: C, by: admin, fix: [One., {step: Two., by: user}]}\nfix: {step: Three., by: reseller}\n",
	).Meta
	var got []string
	for _, step := range append(m.Causes[0].Fix, m.Fix...) {
		got = append(got, string(step.Text)+" "+step.By.Value)
	}
	if want := []string{"One. admin", "Two. user", "Three. reseller"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestResolvesItself(t *testing.T) {
	for yaml, want := range map[string]Resolves{
		"":                                       {},
		"resolves_itself: true\n":                {Known: true, Value: true},
		"resolves_itself: false\n":               {Known: true},
		"resolves_itself: Within a *day*.\n":     {Known: true, Value: true, Text: "Within a <em>day</em>.\x00=\x07\x00\x00\x09\x08\x03\n\x01Within a *day*."},
		"resolves_itself: \"Yes, in an hour\"\n": {Known: true, Value: true, Text: ("Yes, in an hour")},
		"resolves_itself: No action needed.\n":   {Known: true, Value: true, Text: ("No action needed.")},
		"resolves_itself: Normally it does.\n":   {Known: true, Value: true, Text: ("Normally it does.")},
		"resolves_itself: \"No, never.\"\n":      {Known: true, Value: false, Text: ("No, never.")},
	} {
		if got := status(t, yaml).Meta.Resolves; got != want {
			t.Errorf("%q: %+v, want %+v", yaml, got, want)
		}
	}
}

func TestCauses(t *testing.T) {
	m := status(t, `causes:
  - cause: The **first**.
    fix: [One., Two.]
  - cause: The second.
  - The third.
fix:
  - Whatever it was.
`).Meta
	var got []string
	for _, c := range m.Causes {
		got = append(got, markup(c.Text)+" "+strings.Join(strs(c.Fix), "+"))
	}
	want := []string{"The <strong>first</strong>. One.+Two.", "The second. ", "The third. "}
	if !slices.Equal(got, want) || !slices.Equal(strs(m.Fix), []string{"Whatever it was."}) {
		t.Errorf("got %q %q", got, m.Fix)
	}
}

// markup returns the HTML of a fragment, its holes not filled.
func markup(f Fragment) string {
	text, _, _ := f.forms()
	return text
}

func strs(steps []Step) []string {
	var out []string
	for _, step := range steps {
		out = append(out, markup(step.Text))
	}
	return out
}

// TestEmptyListMeansNone tells a list that is empty from one that is left out:
// only the latter inherits.
func TestEmptyListMeansNone(t *testing.T) {
	m := status(t, "shown_in: []\nescalate: []\napplies_to: []\n").Meta
	if m.ShownIn == nil || m.Escalate == nil || m.AppliesTo == nil ||
		len(m.ShownIn)+len(m.Escalate)+len(m.AppliesTo) != 0 {
		t.Errorf("empty lists: %#v", m.Inherited)
	}
	for _, yaml := range []string{"", "shown_in:\nescalate: ~\n"} {
		if m := status(t, yaml).Meta; m.ShownIn != nil || m.Escalate != nil || m.AppliesTo != nil {
			t.Errorf("%q: %#v", yaml, m.Inherited)
		}
	}
}

func TestInlineTexts(t *testing.T) {
	for yaml, want := range map[string]string{
		"plain words":                            "plain words",
		"2 > 1 & \"so\" on":                      "2 &gt; 1 &amp; &quot;so&quot; on",
		"a *b* **c** `d` ~~e~~":                  "a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del>",
		"see [[other]]":                          `see <a href="to:other">label of other</a>`,
		"see [[a/b#c|there]]":                    `see <a href="to:a/b#c">there</a>`,
		"go [there](x.md#y)":                     `go <a href="to:x.md#y">there</a>`,
		"at https://example.com/?a=1&b=2":        `at <a href="https://example.com/?a=1&amp;b=2">https://example.com/?a=1&amp;b=2</a>`,
		"at www.example.com":                     `at <a href="http://www.example.com">www.example.com</a>`,
		"1. not a list":                          "1. not a list",
		"\"- no *list*\"":                        "<ul>\n<li>no <em>list</em></li>\n</ul>",
		"a\\*b and \\<X>":                        "a*b and &lt;X&gt;",
		"|\n    two\n    lines":                  "two\nlines",
		"|\n    two\n\n    paragraphs":           "<p>two</p>\n<p>paragraphs</p>",
		"'it''s'":                                "it&#39;s",
		"\"\\\"quoted\\\" \\u00e4\"":             "&#34;quoted&#34; ä",
		"Tom's":                                  "Tom&#39;s",
		"\"**Account Settings > Credentials**\"": "<strong>Account Settings &gt; Credentials</strong>",
	} {
		e := status(t, "summary: "+yaml+"\n")
		if got := filled(e, e.Meta.Summary); got != want {
			t.Errorf("%s\n got %q\nwant %q", yaml, got, want)
		}
	}
}
