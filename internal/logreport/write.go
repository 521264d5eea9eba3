package logreport

import (
	"fmt"
	"html"
	"io"
	"strings"
)

// shown returns the blocks with visible control characters: a report may be read in a terminal, or copied
// to one.
func (r *Report) shown() []block {
	all := r.blocks()
	for i := range all {
		x := &all[i]
		x.text, x.note, x.link = r.Show(x.text), r.Show(x.note), r.Show(x.link)
	}
	return all
}

// Text writes a report for a terminal.
func (r *Report) Text(out io.Writer) error {
	var b strings.Builder
	for _, x := range r.shown() {
		text := x.text
		if x.note != "" {
			text += "  (" + x.note + ")"
		}
		switch x.kind {
		case heading:
			fmt.Fprintf(&b, "\n%s\n", text)
		case paragraph:
			fmt.Fprintf(&b, "%s\n", text)
		case status:
			fmt.Fprintf(&b, "  %s\n", text)
		case fact:
			fmt.Fprintf(&b, "      %s\n", text)
		case quote:
			fmt.Fprintf(&b, "      %s: %s\n", x.note, x.text)
		}
		if x.link != "" {
			fmt.Fprintf(&b, "      %s\n", x.link)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// Markdown writes a report for a ticket.
func (r *Report) Markdown(out io.Writer) error {
	var b strings.Builder
	for _, x := range r.shown() {
		note := ""
		if x.note != "" {
			note = " (" + escape(x.note) + ")"
		}
		switch text := escape(x.text); {
		case x.kind == heading:
			fmt.Fprintf(&b, "\n## %s\n\n", text)
		case x.kind == paragraph:
			fmt.Fprintf(&b, "%s\n", text)
		case x.kind == status && x.link != "":
			fmt.Fprintf(&b, "- [%s](<%s>)%s\n", text, x.link, note)
		case x.kind == status:
			fmt.Fprintf(&b, "- %s%s\n", text, note)
		case x.kind == fact:
			fmt.Fprintf(&b, "  - %s%s\n", text, note)
		case x.kind == quote:
			fmt.Fprintf(&b, "  - %s: %s\n", escape(x.note), code(x.text))
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// escape keeps Markdown from reading signs of a text as its own.
func escape(text string) string { return markdownSigns.Replace(oneLine(text)) }

var markdownSigns = strings.NewReplacer(
	`\`,
	`\\`,
	"`",
	"\\`",
	"*",
	`\*`,
	"_",
	`\_`,
	"[",
	`\[`,
	"]",
	`\]`,
	"<",
	`\<`,
	">",
	`\>`,
	"#",
	`\#`,
	"|",
	`\|`,
	"~",
	`\~`,
	"&",
	`\&`,
)

// code puts a text between more backquotes than it has in a row.
func code(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + " " + oneLine(text) + " " + fence
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// HTML writes a report for a ticket, as a page by itself.
func (r *Report) HTML(out io.Writer) error {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<meta charset=\"utf-8\">\n<title>What is in these logs</title>\n")
	open := false
	for _, x := range r.shown() {
		text, note := html.EscapeString(x.text), ""
		if x.note != "" {
			note = " <small>(" + html.EscapeString(x.note) + ")</small>"
		}
		if x.link != "" {
			text = fmt.Sprintf("<a href=\"%s\">%s</a>", html.EscapeString(x.link), text)
		}
		if open && x.kind <= heading {
			b.WriteString("</ul>\n")
			open = false
		}
		switch x.kind {
		case paragraph:
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		case heading:
			fmt.Fprintf(&b, "<h2>%s</h2>\n<ul>\n", text)
			open = true
		case status:
			fmt.Fprintf(&b, "<li><strong>%s</strong>%s</li>\n", text, note)
		case fact:
			fmt.Fprintf(&b, "<li>%s%s</li>\n", text, note)
		case quote:
			fmt.Fprintf(&b, "<li>%s: <code>%s</code></li>\n", html.EscapeString(x.note), text)
		}
	}
	if open {
		b.WriteString("</ul>\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// Skeletons writes the beginning of an entry for each shape that nobody documented.
func (r *Report) Skeletons(out io.Writer) error {
	var b strings.Builder
	for _, f := range r.Answer.Undocumented {
		fmt.Fprintf(
			&b,
			"# %s, first at %s\n---\nmessage: %s\n",
			strings.TrimSpace(times(f.Count)),
			r.Show(place(&f.Place)),
			quoted(gaps(r.Show(f.Shape))),
		)
		b.WriteString("summary:\ncauses:\n  - cause:\n    fix: []\n---\n\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// gaps names the arguments of a shape as placeholders of a message.
func gaps(shape string) string {
	const argument = "<*>"
	parts := strings.Split(shape, argument)
	var b strings.Builder
	for i, part := range parts {
		b.WriteString(strings.ReplaceAll(part, "<", `\<`))
		if i+1 < len(parts) {
			fmt.Fprintf(&b, "<Value %d>", i+1)
		}
	}
	return b.String()
}

// quoted is a text of YAML between quotation marks.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", " ").Replace(text) + `"`
}
