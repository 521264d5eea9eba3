package mcpserver_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"faultbook/internal/mcpserver"
)

const opening = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26",` +
	`"capabilities":{},"clientInfo":{"name":"test","version":"1"}}}` + "\n" +
	`{"jsonrpc":"2.0","method":"notifications/initialized"}` + "\n"

// sink keeps what a server writes.
type sink struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *sink) Close() error { return nil }

// call is a request for a tool.
func call(id int, tool, arguments string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":%s}}`+"\n",
		id, tool, arguments)
}

// answersTo returns what a server writes for an input.
func answersTo(t *testing.T, input string) (out string, err error) {
	t.Helper()
	to := &sink{}
	err = newServer(t).Run(t.Context(), mcpserver.Lines(io.NopCloser(strings.NewReader(input)), to))
	return to.text.String(), err
}

// TestRequestsAreAnsweredAfterTheEnd: an input that ends, or that ends in what is no message,
// takes no answer away from the requests before.
func TestRequestsAreAnsweredAfterTheEnd(t *testing.T) {
	log := strings.Repeat("The lamp Desk 7 is too hot and goes out.\\n", 2000)
	for _, end := range []string{"", "hello\n", `{"jsonrpc":"`} {
		input := opening
		for id := 1; id < 10; id++ {
			input += call(id, "logs", `{"text":"`+log+`"}`)
		}
		out, err := answersTo(t, input+end)
		if err != nil && !errors.Is(err, io.EOF) {
			t.Errorf("after %q: %v", end, err)
		}
		for id := range 10 {
			if !strings.Contains(out, fmt.Sprintf(`"id":%d,"result"`, id)) {
				t.Errorf("after %q: request %d has no answer", end, id)
			}
		}
	}
}

// TestWhatIsNoMessageIsAnswered: with an error of JSON-RPC, and the messages that follow are answered.
func TestWhatIsNoMessageIsAnswered(t *testing.T) {
	const unknown, parse, invalid = `"id":null,"error":`, `{"code":-32700,"message":`, `{"code":-32600,"message":`
	for line, want := range map[string]string{
		"hello":                  unknown + parse + `"line 3: this is not JSON: invalid character 'h'`,
		`{"jsonrpc":"2.0","id":`: unknown + parse + `"line 3: this is not JSON: unexpected end`,
		opening[:9] + "\x00":     unknown + parse,
		`{}{}`:                   unknown + parse,
		"\xff\xfe{\x00":          unknown + parse,
		`{"id":8}`:               `"id":8,"error":` + invalid + `"line 3: this is not a JSON-RPC message`,
		`{"id":{"a":1}}`:         unknown + invalid,
		`"hello"`:                unknown + invalid + `"line 3: this is not a JSON-RPC message: it is no object"`,
		"\ufeff" + `{"jsonrpc":"2.0","id":9,"method":"ping"}`: `"id":9,"result":`,
		`7`:                                     unknown + invalid,
		`[]`:                                    unknown + invalid,
		`[1, 2]`:                                unknown + invalid,
		`"` + strings.Repeat("x", 50<<20) + `"`: unknown + invalid + `"line 3: the message has more than 49 MB"}}`,
	} {
		out, err := answersTo(t, opening+line+"\n \n"+call(9, "catalogue", "{}"))
		shown := line[:min(len(line), 40)]
		if err != nil && !errors.Is(err, io.EOF) {
			t.Errorf("after %q: %v", shown, err)
		}
		if !strings.Contains(out, want) || !strings.Contains(out, `"id":9,"result"`) {
			t.Errorf("after %q the server says\n%.2000s\nwant %s", shown, out, want)
		}
		for answer := range strings.Lines(out) {
			if !json.Valid([]byte(answer)) {
				t.Errorf("after %q: %q is not JSON", shown, answer)
			}
		}
	}
}

// brokenInput fails after some text.
type brokenInput struct{ text *strings.Reader }

func (b brokenInput) Read(p []byte) (int, error) {
	if n, _ := b.text.Read(p); n > 0 {
		return n, nil
	}
	return 0, errBroken
}

var errBroken = errors.New("input/output error")

// TestABrokenInputEnds: an input that cannot be read ends the server, after its answers.
func TestABrokenInputEnds(t *testing.T) {
	to := &sink{}
	in := io.NopCloser(brokenInput{strings.NewReader(opening + call(9, "catalogue", "{}"))})
	err := newServer(t).Run(t.Context(), mcpserver.Lines(in, to))
	if !strings.Contains(fmt.Sprint(err), errBroken.Error()) || !strings.Contains(to.text.String(), `"id":9,"result"`) {
		t.Errorf("%v, after %s", err, to.text.String())
	}
}

// TestCanceledRequestsAreNotWaitedFor reads a request that nobody answers, and a notification that
// cancels it. The end of the input comes only if no request is open.
func TestCanceledRequestsAreNotWaitedFor(t *testing.T) {
	input := `{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"catalogue","arguments":{}}}` + "\n" +
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"a"}}` + "\n"
	c, err := mcpserver.Lines(io.NopCloser(strings.NewReader(input)), &sink{}).Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := c.Read(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Read(t.Context()); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
}
