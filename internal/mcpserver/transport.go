package mcpserver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Lines returns a transport for JSON messages, one on a line. After the end of the input, and after an
// invalid message, the connection stays open until all requests are answered. The error for an invalid
// message has the number of the message, from 1.
func Lines(in io.ReadCloser, out io.WriteCloser) mcp.Transport {
	return &lines{&mcp.IOTransport{Reader: in, Writer: out}}
}

// lines is the transport that Lines returns.
type lines struct{ mcp.Transport }

// Connect connects the transport.
func (l *lines) Connect(ctx context.Context) (mcp.Connection, error) {
	inner, err := l.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &connection{Connection: inner, open: map[jsonrpc.ID]bool{}, closed: make(chan struct{})}, nil
}

// connection keeps the requests that are not answered yet.
type connection struct {
	mcp.Connection
	read int // messages so far; only one goroutine reads

	mu     sync.Mutex
	open   map[jsonrpc.ID]bool // requests without an answer
	idle   chan struct{}       // closed when open is empty; nil until the input has ended
	closed chan struct{}
	once   sync.Once
}

// Read reads the next message.
func (c *connection) Read(ctx context.Context) (jsonrpc.Message, error) {
	message, err := c.Connection.Read(ctx)
	c.read++
	if err != nil {
		c.wait(ctx)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("message %d of the input is not a JSON-RPC message: %w", c.read, err)
	}
	if err != nil {
		return nil, err
	}
	if request, is := message.(*jsonrpc.Request); is {
		c.note(request)
	}
	return message, nil
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
