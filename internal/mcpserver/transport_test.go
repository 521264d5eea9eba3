package mcpserver_test

import (
	"bytes"
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

// TestRequestsAreAnsweredAfterTheEnd: an input that ends, or that ends in what is no message,
// takes no answer away from the requests before.
func TestRequestsAreAnsweredAfterTheEnd(t *testing.T) {
	log := strings.Repeat("The lamp Desk 7 is too hot and goes out.\\n", 2000)
	for end, want := range map[string]string{
		"":             "",
		"hello\n":      "message 12 of the input is not a JSON-RPC message: invalid character 'h'",
		`{"id":1}`:     "message 12 of the input is not a JSON-RPC message",
		`{"jsonrpc":"`: "message 12 of the input is not a JSON-RPC message: unexpected EOF",
	} {
		input := opening
		for id := 1; id < 10; id++ {
			input += fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call",`+
				`"params":{"name":"logs","arguments":{"text":"%s"}}}`+"\n", id, log)
		}
		out := &sink{}
		err := newServer(t).Run(t.Context(), mcpserver.Lines(io.NopCloser(strings.NewReader(input+end)), out))
		if text := fmt.Sprint(err); want != "" && !strings.Contains(text, want) {
			t.Errorf("after %q: %v, want %s", end, err, want)
		}
		for id := range 10 {
			if !strings.Contains(out.text.String(), fmt.Sprintf(`"id":%d,"result"`, id)) {
				t.Errorf("after %q: request %d has no answer", end, id)
			}
		}
	}
}

// TestCanceledRequestsAreNotWaitedFor: a client that cancels a request wants no answer to it.
func TestCanceledRequestsAreNotWaitedFor(t *testing.T) {
	input := opening +
		`{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"catalogue","arguments":{}}}` + "\n" +
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"a"}}` + "\n"
	out := &sink{}
	err := newServer(t).Run(t.Context(), mcpserver.Lines(io.NopCloser(strings.NewReader(input)), out))
	if err != nil && err != io.EOF {
		t.Error(err)
	}
}
