package document

import (
	"html"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/dlclark/regexp2/v2"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Lexers abandon a match after 250 ms on the clock of regexp2, and mark the text as an
// error. On a busy machine the output would depend on the load. With one tick a minute,
// only a match that never ends is abandoned.
func init() { regexp2.SetTimeoutCheckPeriod(time.Minute) }

// longestLanguage is the length in bytes of the longest name of a language. A longer one is
// a broken fence, and takes seconds to compare.
const longestLanguage = 60

// lexerOf returns the lexer of a language, or nil if chroma has none. It caches the answer:
// a lookup compares the name with every file pattern of every language.
func lexerOf(language string) chroma.Lexer {
	if len(language) > longestLanguage {
		return nil
	}
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

// lexersByName caches chroma.Lexer by language.
var lexersByName sync.Map

// renderCode writes a code block. If its language is known, it writes a mark with the code,
// which Fragment.HTML highlights: highlighting takes as long as all other work on a page,
// and a preview shows few pages.
func renderCode(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.FencedCodeBlock)
	text := string(n.Lines().Value(src))
	language := string(n.Language(src))
	if language != "" && lexerOf(language) != nil {
		start := w.(*writer).Len()
		w.WriteString(markOf(codePart, language+"\n"+text))
		w.(*writer).ran(start, true)
		return ast.WalkSkipChildren, nil
	}
	w.WriteString(preOpen)
	w.(*writer).words(text, true)
	w.WriteString(preClose + "\n")
	return ast.WalkSkipChildren, nil
}

// renderIndented writes code that is indented.
func renderIndented(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString("<pre><code>")
		start := w.(*writer).Len()
		for i := range node.Lines().Len() {
			line := node.Lines().At(i)
			textWriter.RawWrite(w, line.Value(src))
		}
		w.(*writer).ran(start, true)
		w.WriteString(preClose + "\n")
	}
	return ast.WalkContinue, nil
}

const (
	preOpen  = `<pre tabindex="0"><code>`
	preClose = "</code></pre>"
)

func plainCode(text string) string {
	return preOpen + html.EscapeString(text) + preClose
}

// highlight returns the code of a mark as HTML, coloured by classes.
func highlight(language, text string) string {
	tokens, err := lexerOf(language).Tokenise(nil, text)
	if err != nil {
		return plainCode(text)
	}
	var b strings.Builder
	if err := formatter.Format(&b, styles.Fallback, tokens); err != nil {
		return plainCode(text)
	}
	return b.String()
}

var formatter = chromahtml.New(chromahtml.WithClasses(true))
