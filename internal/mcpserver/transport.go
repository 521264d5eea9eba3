package mcpserver

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Lines returns a transport for JSON messages, one on a line. After the end of the input, the connection
// stays open until all requests are answered. A line that is no message is answered with an error.
func Lines(in io.ReadCloser, out io.WriteCloser) mcp.Transport {
	to := &shared{WriteCloser: out}
	from := &filter{Closer: in, in: bufio.NewReader(in), out: to}
	return &lines{&mcp.IOTransport{Reader: from, Writer: to, MaxLineLength: -1}, to}
}

// lines is the transport that Lines returns.
type lines struct {
	mcp.Transport
	out io.Writer
}

// Connect connects the transport.
func (l *lines) Connect(ctx context.Context) (mcp.Connection, error) {
	inner, err := l.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &connection{Connection: inner, out: l.out, open: map[jsonrpc.ID]bool{}, closed: make(chan struct{})}, nil
}

// connection keeps the requests that are not answered yet.
type connection struct {
	mcp.Connection
	out io.Writer

	mu     sync.Mutex
	open   map[jsonrpc.ID]bool // requests without an answer
	idle   chan struct{}       // closed when open is empty; nil until the input has ended
	closed chan struct{}
	once   sync.Once
}

// Read reads the next message. It answers a list that the version of the protocol does not allow.
func (c *connection) Read(ctx context.Context) (jsonrpc.Message, error) {
	for {
		message, err := c.Connection.Read(ctx)
		switch {
		case err == nil:
			if request, is := message.(*jsonrpc.Request); is {
				c.note(request)
			}
			return message, nil
		case errors.Is(err, io.EOF), errors.As(err, new(brokenError)), ctx.Err() != nil:
			c.wait(ctx)
			return nil, err
		}
		if failed := refuse(c.out, nil, &fault{invalidRequest, err.Error()}); failed != nil {
			return nil, failed
		}
	}
}

// note adds a request that needs an answer. A notification that cancels a request removes that one.
func (c *connection) note(request *jsonrpc.Request) {
	if request.IsCall() {
		c.mu.Lock()
		c.open[request.ID] = true
		c.mu.Unlock()
	}
	var canceled struct {
		ID any `json:"requestId"`
	}
	if request.Method != "notifications/cancelled" || json.Unmarshal(request.Params, &canceled) != nil {
		return
	}
	if id, err := jsonrpc.MakeID(canceled.ID); err == nil {
		c.answered(id)
	}
}

// Write writes a message.
func (c *connection) Write(ctx context.Context, message jsonrpc.Message) error {
	err := c.Connection.Write(ctx, message)
	if response, is := message.(*jsonrpc.Response); is {
		c.answered(response.ID)
	}
	return err
}

// answered removes a request that has its answer, or needs none any more.
func (c *connection) answered(id jsonrpc.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, id)
	if c.idle != nil && len(c.open) == 0 {
		close(c.idle)
		c.idle = nil
	}
}

// wait waits until all requests are answered, the connection is closed, or the context ends.
func (c *connection) wait(ctx context.Context) {
	idle := make(chan struct{})
	c.mu.Lock()
	if len(c.open) == 0 {
		close(idle)
	} else {
		c.idle = idle
	}
	c.mu.Unlock()
	select {
	case <-idle:
	case <-c.closed:
	case <-ctx.Done():
	}
}

// Close closes the connection.
func (c *connection) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Connection.Close()
}
