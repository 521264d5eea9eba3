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

// Lines returns a transport of messages in JSON, one a line. When the input ends, or has what is no
// message, the connection stays open until all requests are answered. The error for what is no
// message gives its number, from 1.
func Lines(in io.ReadCloser, out io.WriteCloser) mcp.Transport {
	return &lines{&mcp.IOTransport{Reader: in, Writer: out}}
}

type lines struct{ mcp.Transport }

// Connect connects the transport.
func (l *lines) Connect(ctx context.Context) (mcp.Connection, error) {
	inner, err := l.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &connection{Connection: inner, open: map[jsonrpc.ID]bool{}, closed: make(chan struct{})}, nil
}

// connection counts the requests that are not answered yet.
type connection struct {
	mcp.Connection
	read int // messages; one goroutine reads

	mu     sync.Mutex
	open   map[jsonrpc.ID]bool
	idle   chan struct{} // closed as soon as nothing is open; nil until the input has ended
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

// note keeps a request that asks for an answer; a canceled one gets none.
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

func (c *connection) answered(id jsonrpc.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, id)
	if c.idle != nil && len(c.open) == 0 {
		close(c.idle)
		c.idle = nil
	}
}

// wait waits until no request is open.
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
