package mcpserver

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// maxMessage is the length of a message in bytes: a log of maxLogLength, each byte of which takes up to
// six as JSON, and the rest of its request.
const maxMessage = 6*maxLogLength + 1<<20

// filter passes on the lines of an input that are messages of JSON-RPC, or lists of them. It answers any other
// line with an error, so that one such line does not end the connection.
type filter struct {
	io.Closer
	in   *bufio.Reader
	out  io.Writer
	rest []byte // of the line that is being passed on
	line int    // the number of the last line, from 1
}

// byteOrderMark begins the output of some programs on Windows.
var byteOrderMark = []byte("\ufeff")

// Read reads the next bytes of a message.
func (f *filter) Read(p []byte) (int, error) {
	for len(f.rest) == 0 {
		line, err := f.next()
		line = bytes.TrimPrefix(line, byteOrderMark)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if fault := check(line); fault == nil {
				f.rest = append(line, '\n')
			} else if err := refuse(f.out, line, fault.within(f.line)); err != nil {
				return 0, brokenError{err}
			}
		}
		if errors.Is(err, io.EOF) && len(f.rest) == 0 {
			return 0, io.EOF
		}
		if err != nil && len(f.rest) == 0 {
			return 0, brokenError{err}
		}
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// brokenError is the reason why nothing can be read any more, unlike the fault of one message.
type brokenError struct{ error }

// Unwrap returns the reason.
func (b brokenError) Unwrap() error { return b.error }

// next returns the next line, up to maxMessage+1 bytes of it, and skips the others.
func (f *filter) next() (line []byte, err error) {
	f.line++
	for {
		part, err := f.in.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxMessage+1-len(line))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// fault is the reason why a line is no message, and its code of JSON-RPC.
type fault struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// Codes of JSON-RPC.
const (
	parseError     = -32700
	invalidRequest = -32600
)

// check returns why a line is not a message; nil if it is one, or a list.
func check(line []byte) *fault {
	if len(line) > maxMessage {
		return &fault{invalidRequest, fmt.Sprintf("the message has more than %d MB", maxMessage>>20)}
	}
	var syntax json.RawMessage
	if err := json.Unmarshal(line, &syntax); err != nil {
		return &fault{parseError, "this is not JSON: " + err.Error()}
	}
	switch line[0] {
	case '{':
	case '[':
		return nil // whether lists are allowed depends on the version of the protocol
	default:
		return &fault{invalidRequest, "this is not a JSON-RPC message: it is no object"}
	}
	if _, err := jsonrpc.DecodeMessage(line); err != nil {
		return &fault{invalidRequest, "this is not a JSON-RPC message: " + err.Error()}
	}
	return nil
}

// within adds the number of the line to the reason.
func (f *fault) within(line int) *fault {
	return &fault{f.Code, fmt.Sprintf("line %d: %s", line, f.Message)}
}

// refuse answers a line that is not a message: with its id, if it has one.
func refuse(out io.Writer, line []byte, why *fault) error {
	var of struct {
		ID any `json:"id"`
	}
	if json.Unmarshal(line, &of) != nil {
		of.ID = nil
	}
	if _, err := jsonrpc.MakeID(of.ID); err != nil {
		of.ID = nil
	}
	text, err := json.Marshal(struct {
		Version string `json:"jsonrpc"`
		ID      any    `json:"id"`
		Error   *fault `json:"error"`
	}{"2.0", of.ID, why})
	if err != nil {
		return err
	}
	_, err = out.Write(append(text, '\n'))
	return err
}

// shared is an output that several goroutines write to, each a whole message at a time.
type shared struct {
	io.WriteCloser
	mu sync.Mutex
}

// Write writes a message.
func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.WriteCloser.Write(p)
}
