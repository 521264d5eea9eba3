package dialect

import (
	"html"
	"regexp"
	"slices"
	"strings"
)

// kinds maps the names of components and shortcodes, in small letters, to the functions that write them
// as Markdown.
var kinds = map[string]func(*converter, *element) string{
	"tabs": inside, "cardgrid": inside, "steps": inside, "filetree": inside, "fragment": inside, "tabpane": inside,
	"cards": inside, "columns": inside, "grid": inside, "accordiongroup": inside, "codegroup": inside,

	"tabitem": tabOf, "tab": tabOf,
	"aside": note, "admonition": note, "callout": note, "notice": note, "alert": note, "hint": note,
	"note": note, "tip": note, "info": note, "warning": note, "caution": note, "danger": note, "important": note,
	"attention": note,
	"details":   fold, "expand": fold, "accordion": fold,
	"card": card, "linkcard": linkCard, "linkbutton": link, "link": link, "button": link, "a": link, "anchor": link,
	"badge": strong, "kbd": key, "icon": nothing, "doccardlist": nothing, "toc": nothing, "br": lineBreak,
	"code": code, "codeblock": code, "highlight": code,
	"pageinfo": note, "gist": gist,
	"figure": picture, "image": picture, "img": picture, "themedimage": picture, "frame": inside,
	"ref": address, "relref": address, "youtube": video, "vimeo": video, "mermaid": diagram,
}

// onlyShortcodes are names in kinds that mean something else as components.
var onlyShortcodes = []string{"Highlight", "Ref", "Relref", "Anchor"}

// write returns an element as our Markdown.
func (c *converter) write(e *element, depth int) string {
	if file, isPart := c.parts[e.name]; isPart && !e.shortcode {
		if text, found := c.read(file, depth); found {
			return block(e, text)
		}
	}
	if do := kinds[strings.ToLower(e.name)]; do != nil && (e.shortcode || !slices.Contains(onlyShortcodes, e.name)) {
		return do(c, e)
	}
	if e.shortcode {
		c.note("the shortcode %s has no place here: it stays as it is written", e.raw)
		if e.closed {
			return e.raw + e.inner + "{{" + e.raw[2:3] + " /" + e.name + " " + closeOf(e.raw) + "}}"
		}
		return e.raw
	}
	if !e.closed && !strings.HasSuffix(e.raw, "/>") {
		return e.raw // it has no end tag: it is text
	}
	c.note("the component %s has no place here: only its words stay", brief(e.raw))
	words := e.value("title", "label", "summary", "caption", "description", "text", "alt")
	if !e.alone {
		return strings.TrimSpace(words + " " + dedent(e.inner))
	}
	return block(e, strings.TrimSpace(words+"\n\n"+dedent(e.inner)))
}

// closeOf returns the sign before the last braces of a shortcode: > or %.
func closeOf(raw string) string { return raw[len(raw)-3 : len(raw)-2] }

// shownTag is how many characters of a tag a note shows.
const shownTag = 80

// brief returns a tag as a note shows it.
func brief(raw string) string {
	raw = strings.Join(strings.Fields(raw), " ")
	if runes := []rune(raw); len(runes) > shownTag {
		return string(runes[:shownTag-1]) + "…"
	}
	return raw
}

// block adds line breaks around the text of an element that is alone on its line.
func block(e *element, text string) string {
	text = strings.Trim(text, "\n")
	if !e.alone {
		return text
	}
	return "\n" + text + "\n"
}

// inside writes the content of an element.
func inside(_ *converter, e *element) string {
	text := dedent(e.inner)
	for _, m := range labelOf.FindAllStringSubmatch(e.raw, -1) { // for tabs that only have values
		text = strings.Replace(text, "=== \""+m[2]+"\"\n", "=== \""+m[1]+"\"\n", 1)
	}
	return block(e, text)
}

// labelOf matches the label and the value of a tab in the attribute "values" of its group.
var labelOf = regexp.MustCompile(`label:\s*['"]([^'"]+)['"]\s*,\s*value:\s*['"]([^'"]+)['"]`)

func nothing(_ *converter, e *element) string { return "" }

func lineBreak(_ *converter, e *element) string { return "<br>" }

func key(_ *converter, e *element) string { return "<kbd>" + strings.TrimSpace(e.inner) + "</kbd>" }

func tabOf(_ *converter, e *element) string {
	label := e.valueOrArg("label", "header", "name", "title", "value")
	text := dedent(e.inner)
	if language := e.value("lang"); e.shortcode && language != "" && !strings.Contains(text, "```") {
		text = "```" + language + "\n" + strings.Trim(text, "\n") + "\n```"
	}
	return "\n=== \"" + strings.ReplaceAll(label, `"`, "'") + "\"\n\n" + indent(text) + "\n"
}

// noteKinds maps kinds of notes of other generators to ours.
var noteKinds = map[string]string{
	"note": "note", "tip": "tip", "info": "info", "warning": "warning", "caution": "caution", "danger": "danger",
	"important": "important", "success": "tip", "error": "danger", "primary": "note", "secondary": "note",
	"warn": "warning", "attention": "warning", "default": "note", "check": "tip",
}

// note writes a note; its kind is its name, its type, or one of its values.
func note(_ *converter, e *element) string {
	kind, title := noteKinds[strings.ToLower(e.name)], e.value("title", "header")
	if given := noteKinds[strings.ToLower(e.value("type", "color", "context", "style", "variant"))]; given != "" {
		kind = given
	}
	for _, arg := range e.args {
		if given := noteKinds[strings.ToLower(arg)]; given != "" && kind == "" {
			kind = given
		} else if title == "" && (e.shortcode && given == "") {
			title = arg
		}
	}
	if kind == "" {
		kind = "note"
	}
	return "\n\n" + strings.TrimSpace(":::"+kind+" "+title) + "\n\n" + strings.TrimSpace(dedent(e.inner)) + "\n\n:::\n"
}

// fold writes a text that opens on request.
func fold(_ *converter, e *element) string {
	title := e.valueOrArg("title", "summary", "label", "header")
	if title == "" {
		title = "…"
	}
	summary := "<summary>" + html.EscapeString(title) + "</summary>"
	return "\n\n<details>\n" + summary + "\n\n" + strings.TrimSpace(dedent(e.inner)) + "\n\n</details>\n"
}

func card(c *converter, e *element) string {
	title := e.value("title", "header")
	if to := e.value("href", "link", "url"); to != "" {
		title = "[" + title + "](" + to + ")"
	}
	if title != "" {
		title = "**" + title + "**"
	}
	return "\n" + strings.TrimSpace(title+"\n\n"+strings.TrimSpace(dedent(e.inner))) + "\n"
}

func linkCard(_ *converter, e *element) string {
	text := "- [" + e.value("title", "label") + "](" + e.value("href", "to", "url", "link") + ")"
	if more := strings.TrimSpace(e.value("description") + " " + dedent(e.inner)); more != "" {
		text += ": " + more
	}
	return text
}

func link(_ *converter, e *element) string {
	to := e.valueOrArg("to", "href", "url", "link", "page")
	text := strings.TrimSpace(e.inner)
	if text == "" {
		text = e.value("text", "label", "title", "children")
	}
	if to == "" || text == "" {
		return text
	}
	return "[" + text + "](" + to + ")"
}

func strong(_ *converter, e *element) string {
	text := strings.TrimSpace(e.value("text", "label") + " " + e.inner)
	if text == "" && len(e.args) > 0 {
		text = e.args[0]
	}
	if text == "" {
		return ""
	}
	return "**" + text + "**"
}

// code writes a code block from the content of an element, from an imported file, or from an attribute.
func code(c *converter, e *element) string {
	language := e.value("lang", "language")
	if language == "" && e.shortcode && len(e.args) > 0 {
		language = e.args[0]
	}
	text := strings.Trim(e.inner, "\n")
	if m := expression.FindStringSubmatch(text); m != nil && !e.shortcode {
		text = strings.Trim(m[1], "\n")
		if file, named := c.parts[m[2]]; named {
			text = m[0]
			if included, found := c.include(file); found {
				text = strings.TrimSpace(included)
			}
		}
	}
	if text == "" {
		text = e.value("code", "children")
	}
	before := ""
	if title := e.value("title"); title != "" {
		before = "\n**" + title + "**\n"
	}
	if strings.Contains(text, "```") {
		return block(e, text) // its content is a block already
	}
	return before + "\n```" + language + "\n" + text + "\n```\n"
}

// expression matches a text that is one expression of MDX: a text between backticks, or a name.
var expression = regexp.MustCompile("(?s)^\\s*\\{\\s*(?:`([^`]*)`|([\\w$]+))\\s*\\}\\s*$")

// gist writes a link to code on another site.
func gist(_ *converter, e *element) string {
	to := "https://gist.github.com/" + strings.Join(e.args, "/")
	return "[" + to + "](" + to + ")"
}

func diagram(_ *converter, e *element) string {
	return "\n```mermaid\n" + strings.Trim(e.inner, "\n") + "\n```\n"
}

// picture writes a picture, with its caption below it.
func picture(c *converter, e *element) string {
	src := e.value("src", "light", "source", "link")
	if file, named := c.parts[src]; named {
		src = file
	}
	if src == "" && len(e.args) > 0 {
		src = e.args[0]
	}
	caption := strings.TrimSpace(strings.Join([]string{e.value("title"), e.value("caption"), e.inner}, " "))
	alt := e.value("alt")
	if alt == "" {
		alt = caption
	}
	text := "![" + alt + "](" + strings.ReplaceAll(src, " ", "%20") + ")"
	if caption != "" && caption != alt {
		text += "\n\n*" + caption + "*"
	}
	return text
}

// address writes the address of the page that a reference of Hugo names. The link is around it.
func address(_ *converter, e *element) string {
	to := e.valueOrArg("path")
	return strings.ReplaceAll(to, " ", "%20")
}

// video writes a link to a video.
func video(_ *converter, e *element) string {
	id := e.valueOrArg("id")
	to := "https://www.youtube.com/watch?v=" + id
	if strings.EqualFold(e.name, "vimeo") {
		to = "https://vimeo.com/" + id
	}
	text := e.value("title")
	if text == "" {
		text = to
	}
	return "[" + text + "](" + to + ")"
}
