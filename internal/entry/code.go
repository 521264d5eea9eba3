package entry

import (
	"html"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Lexers give up a match after a quarter of a second on the clock of their
// regular expressions, and mark what stands there as an error. On a busy machine
// that is a page which differs from one build to the next, so the clock ticks once
// a minute: only a match that would never end is given up.
func init() { regexp2.SetTimeoutCheckPeriod(time.Minute) }

// lexerOf returns the lexer of a language, or nil when chroma knows none. The
// answers are kept: looking one up compares the name with every file pattern
// of every language.
func lexerOf(language string) chroma.Lexer {
	if kept, ok := lexersByName.Load(language); ok {
		lexer, _ := kept.(chroma.Lexer)
		return lexer
	}
	lexer := lexers.Get(language)
	if lexer != nil {
		lexer = chroma.Coalesce(lexer)
	}
	lexersByName.Store(language, lexer)
	return lexer
}

// lexersByName holds language → chroma.Lexer. It only ever saves work.
var lexersByName sync.Map

// renderCode writes a code block. Where its language is known, it is a mark with
// the code as it stands, which Expand highlights: this takes as long as all else
// that is done with a page, and a preview shows few pages.
func renderCode(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.FencedCodeBlock)
	text := string(n.Lines().Value(src))
	language := string(n.Language(src))
	if language != "" && lexerOf(language) != nil {
		w.WriteString(codeMark + language + "\n" + text + "\x00")
	} else {
		w.WriteString(plainCode(text) + "\n")
	}
	return ast.WalkSkipChildren, nil
}

func plainCode(text string) string {
	return `<pre tabindex="0"><code>` + html.EscapeString(text) + "</code></pre>"
}

// highlight returns the code of a mark as HTML, coloured by classes.
func highlight(language, text string) string {
	tokens, err := lexerOf(language).Tokenise(nil, text)
	if err != nil {
		return plainCode(text)
	}
	var b strings.Builder
	b.Grow(4 * len(text))
	writeTokens(&b, tokens)
	return b.String()
}

// writeTokens writes highlighted code line by line, as chroma's own formatter
// does, which works out the colours of a style for every block before it leaves
// them out.
func writeTokens(w *strings.Builder, tokens chroma.Iterator) {
	w.WriteString(`<pre class="chroma"><code>`)
	within := false // a line
	for token := tokens(); token != chroma.EOF; token = tokens() {
		class := classOf(token.Type)
		for line := range strings.Lines(token.Value) {
			if !within {
				w.WriteString(`<span class="line"><span class="cl">`)
			}
			if class != "" {
				w.WriteString(`<span class="` + class + `">` + html.EscapeString(line) + "</span>")
			} else {
				w.WriteString(html.EscapeString(line))
			}
			if within = !strings.HasSuffix(line, "\n"); !within {
				w.WriteString("</span></span>")
			}
		}
	}
	if within {
		w.WriteString("</span></span>")
	}
	w.WriteString("</code></pre>")
}

// classOf returns the class of a type of token, or of the nearest type above it
// that has a name; none for plain text.
func classOf(t chroma.TokenType) string {
	for ; t != 0; t = t.Parent() {
		if class, named := chroma.StandardTypes[t]; named {
			return class
		}
	}
	return chroma.StandardTypes[t]
}
