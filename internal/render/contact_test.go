package render_test

import (
	"context"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
)

// TestContactCard: who, when and how, what to have ready, and a request with all that
// a helper asks first, as a mail and as a text to copy.
func TestContactCard(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml": {Data: []byte(`base_url: https://help.example.com/
contacts:
  - {id: us, label: Lamp support, email: help+lamps@example.com, phone: +1 (555) 010-0100, url: "https://example.com/help", hours: 9 to 5, notes: [Say hello.]}
  - {id: them, label: Your dealer}
`)},
		"content/lamp/start/dim.md": {
			Data: []byte(
				"---\nstatus: Dim & dark\ncode: E1\nmessage: 50% of <Name> = dim\nplaceholders: {Name: The lamp.}\naction: required\n" +
					"escalate:\n  - {to: us, when: it *stays*, send: [Serial number]}\n  - {to: them}\n---\n",
			),
		},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	text, err := made(t, b, "lamp/start/dim/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Lamp support", "<div>If it <em>stays</em>.</div>", "<strong>Serial number</strong>",
		`href="mailto:help&#43;lamps@example.com"`, `href="tel:&#43;15550100100"`, `href="https://example.com/help"`,
		"<dd>9 to 5</dd>", "<p>Say hello.</p>", `<p class="foot-help"><a href="../../../contact/">`,
	} {
		if !strings.Contains(text, want) && !strings.Contains(text, strings.ReplaceAll(want, "&#43;", "+")) {
			t.Errorf("the page has not %s", want)
		}
	}
	want := "Status: Dim & dark\nCode: E1\nMessage: 50% of <Name> = dim\nProduct: Lamp › Start\nHelp page: "
	mail, err := url.Parse(
		html.UnescapeString(regexp.MustCompile(`href="(mailto:[^"]*body=[^"]*)"`).FindStringSubmatch(text)[1]))
	if err != nil {
		t.Fatal(err)
	}
	if got := mail.Query().Get("subject"); got != "E1 Dim & dark" {
		t.Errorf("the subject is %q", got)
	}
	if got, want := mail.Query().Get("body"),
		strings.ReplaceAll(want+"https://help.example.com/lamp/start/dim/\nSerial number: \n", "\n",
			"\r\n"); got != want {
		t.Errorf("the mail says %q, want %q", got, want)
	}
	copies := regexp.MustCompile(`<span hidden data-copy="([^"]*)">`).FindAllStringSubmatch(text, -1)
	if len(copies) != 2 || html.UnescapeString(copies[0][1]) != want+"{page}\nSerial number: \n" ||
		html.UnescapeString(copies[1][1]) != want+"{page}\n" {
		t.Errorf("the texts to copy are %q", copies)
	}
}
