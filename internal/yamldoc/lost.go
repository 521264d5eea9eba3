package yamldoc

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// WarnOfLost warns about texts of which YAML drops a part: a comment after ` #`, an anchor
// `&x`, a tag `!x`. free are the keys whose values, at any depth, are sentences and names:
// there a # is more likely part of a number than the start of a comment.
func (r *Reader) WarnOfLost(free []string) {
	if r.root != nil && bytes.ContainsAny(r.file.Text, "#&!") {
		walkTexts(r.root, "", func(key string) bool { return slices.Contains(free, key) }, r.lostFrom)
	}
}

// WarnOfNull warns of the word null without quotation marks in the values of keys, at any
// depth. It is read as a text, and mostly somebody or something means no text by it.
func (r *Reader) WarnOfNull(keys []string) {
	written := func(word string) bool { return bytes.Contains(r.file.Text, []byte(word)) }
	if r.root == nil || !slices.ContainsFunc([]string{"null", "Null", "NULL"}, written) {
		return
	}
	walkTexts(r.root, "", func(key string) bool { return slices.Contains(keys, key) }, func(n *yaml.Node, key string) {
		if n.Tag == "!!null" && !isEmpty(n) {
			r.lost(r.at(n), n.Value, fmt.Sprintf("readers see the word %q: %s has it as a text", n.Value, key),
				"remove it where there is no text, or write "+quoted(n.Value)+" in quotation marks")
		}
	})
}

// walkTexts visits the texts in the value of a key.
func walkTexts(n *yaml.Node, key string, free func(string) bool, visit func(n *yaml.Node, key string)) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			walkTexts(item, key, free, visit)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			name := n.Content[i].Value
			if !free(name) && free(key) {
				name = key
			}
			walkTexts(n.Content[i+1], name, free, visit)
		}
	case yaml.ScalarNode:
		if free(key) {
			visit(n, key)
		}
	}
}

// lostFrom examines one text.
func (r *Reader) lostFrom(n *yaml.Node, key string) {
	if n.LineComment == "" && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 && n.Tag != "!!null" {
		return // the usual case; finding the position costs time
	}
	at := r.at(n)
	start := r.file.Offset(at)
	line, _, _ := bytes.Cut(r.file.Text[start:], []byte("\n"))
	rest := strings.TrimSpace(string(line))
	switch {
	case n.Tag == "!!null" && len(rest) > 1 && rest[0] == '#' && rest[1] != ' ':
		r.lost(r.file.Position(start+bytes.IndexByte(line, '#')), rest,
			fmt.Sprintf("YAML reads %q as a comment, so %s has no value", rest, key),
			"put it in quotation marks: "+quoted(rest))
		r.quoteFrom(r.file.Position(start + bytes.IndexByte(line, '#')))
	case n.Style&^yaml.TaggedStyle != 0 || n.Tag == "!!bool":
	case n.Anchor != "" && !bytes.Contains(r.file.Text, []byte("*"+n.Anchor)),
		n.Style == yaml.TaggedStyle && !strings.HasPrefix(n.Tag, "!!"):
		sign, _, _ := strings.Cut(rest, " ")
		r.lost(at, sign, fmt.Sprintf("YAML gives %q a special meaning and leaves it out of the text", sign),
			"put the whole text in quotation marks: "+quoted(rest))
		r.quoteFrom(at)
	case n.LineComment != "":
		r.lostComment(n, start)
	}
}

// lostComment reports the comment after a text, unless it belongs to the next line. A
// comment after two spaces, as authors write comments, is intended.
func (r *Reader) lostComment(n *yaml.Node, start int) {
	text := r.file.Text[start:]
	for i := 1; i < len(text); i++ {
		if text[i] != '#' || text[i-1] != ' ' && text[i-1] != '\t' {
			continue
		}
		apart := i > 1 && bytes.ContainsAny(text[i-2:i-1], " \t") && bytes.HasPrefix(text[i:], []byte("# "))
		if written := string(text[:i]); !apart && slices.Equal(strings.Fields(written), strings.Fields(n.Value)) {
			comment, _, _ := strings.Cut(strings.TrimRight(n.LineComment, "\r"), "\n")
			whole := strings.Join(strings.Fields(n.Value+" "+comment), " ")
			r.lost(r.file.Position(start+i), comment,
				fmt.Sprintf("YAML reads %q as a comment and leaves it out of the text", comment),
				"put the whole text in quotation marks: "+quoted(whole)+"; write comments on separate lines")
			r.quoteComment(n, start, i)
		}
		return
	}
}

// quoteComment adds a fix to the last problem if a text and the part that YAML takes for a
// comment are on one line. After "# " a comment may be intended, which readers must not
// see.
func (r *Reader) quoteComment(n *yaml.Node, start, comment int) {
	isComment := bytes.HasPrefix(r.file.Text[start+comment:], []byte("# "))
	if n.Style == 0 && !isComment && bytes.IndexByte(r.file.Text[start:start+comment], '\n') < 0 {
		r.quoteFrom(r.file.Position(start))
	}
}

func (r *Reader) lost(at source.At, piece, text, hint string) {
	r.problems = append(r.problems, r.file.Fault(at, len([]rune(piece)), diag.LostText, text, hint))
}

// quoted returns a text in quotation marks that preserve it.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}
