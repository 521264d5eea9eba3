// Package lsp is a language server for the sources of a site. Messages of an editor come
// in; diagnostics, completions, explanations, locations and edits go out. It checks the
// site with the unsaved texts of the editor, and never writes files.
package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"faultbook/internal/config"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/source"
)

// typingPause is the pause after the last message before the server checks the site: an
// editor sends each key, and asks for completions in between.
const typingPause = 60 * time.Millisecond

// waiting is the capacity of the queue of messages, so that reading them does not block.
const waiting = 1024

// Options choose the site to serve.
type Options struct {
	Dir     string // its folder
	Fixed   bool   // whether to ignore the folder that the editor opens
	Version string // of the program
}

// server is one session with an editor. One goroutine uses it.
type server struct {
	opts      Options
	conn      *jsonrpc2.Conn
	dir       string // absolute
	folder    *source.Folder
	buffers   *source.Overlay // the disk with the texts that are open
	plans     *source.Overlay // buffers with the edit that is being planned
	preview   *preview.Preview
	dirty     map[string]bool // files that differ since the state
	published map[string]string
	ended     bool
}

// Serve serves an editor until it disconnects or the context ends. It fails if the site
// cannot be checked or the editor cannot be reached.
func Serve(ctx context.Context, stream io.ReadWriteCloser, opts Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := &server{opts: opts, dirty: map[string]bool{}, published: map[string]string{}}
	work := make(chan func(), waiting)
	s.conn = jsonrpc2.NewConn(
		ctx,
		jsonrpc2.NewBufferedStream(stream, jsonrpc2.VSCodeObjectCodec{}),
		queue(func(r *jsonrpc2.Request) {
			select {
			case work <- func() { s.answer(ctx, r) }:
			case <-ctx.Done():
			}
		}),
	)
	defer func() {
		if s.folder != nil {
			s.folder.Close()
		}
	}()
	return s.loop(ctx, work)
}

// queue is a handler that only passes requests on.
type queue func(*jsonrpc2.Request)

// Handle passes one request on.
func (q queue) Handle(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) { q(r) }

// loop handles messages in order, and checks the site in pauses.
func (s *server) loop(ctx context.Context, work <-chan func()) error {
	pause := time.NewTimer(typingPause)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.conn.DisconnectNotify():
			return nil
		case do := <-work:
			do()
			if s.ended {
				return nil
			}
			pause.Reset(typingPause)
		case <-pause.C:
			if err := s.settle(ctx); err != nil {
				return err
			}
		}
	}
}

// errUnknownMethod is the answer to a request that the server does not know.
var errUnknownMethod = &jsonrpc2.Error{
	Code:    jsonrpc2.CodeMethodNotFound,
	Message: "the server does not know this method",
}

// answer answers one message.
func (s *server) answer(ctx context.Context, r *jsonrpc2.Request) {
	var params json.RawMessage
	if r.Params != nil {
		params = *r.Params
	}
	result, err := s.call(ctx, r.Method, params)
	if r.Notif {
		return
	}
	if err == nil {
		err = s.conn.Reply(ctx, r.ID, result)
	} else {
		fault := &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: err.Error()}
		errors.As(err, &fault)
		err = s.conn.ReplyWithError(ctx, r.ID, fault)
	}
	if err != nil {
		s.ended = true // the editor is gone
	}
}

// call carries out one method. Before "initialize" there is no site to ask.
func (s *server) call(ctx context.Context, method string, params json.RawMessage) (any, error) {
	switch method {
	case "initialize":
		return with(params, func(p initializeParams) (any, error) { return s.initialize(ctx, p) })
	case "initialized", "shutdown", "$/cancelRequest", "$/setTrace", "textDocument/didSave",
		"workspace/didChangeConfiguration":
		return nil, nil
	case "exit":
		s.ended = true
		return nil, nil
	}
	if s.preview == nil {
		return nil, &jsonrpc2.Error{Code: -32002, Message: "the server is not initialized"}
	}
	return s.callOpen(ctx, method, params)
}

// callOpen carries out one method after "initialize". Changes and completions come with each
// key and do not wait for a check of the site.
func (s *server) callOpen(ctx context.Context, method string, params json.RawMessage) (any, error) {
	switch method {
	case "textDocument/didOpen":
		return with(params, s.open)
	case "textDocument/didChange":
		return with(params, s.change)
	case "textDocument/didClose":
		return with(params, s.close)
	case "workspace/didChangeWatchedFiles":
		return with(params, s.changedFiles)
	case "textDocument/completion":
		return with(params, s.complete)
	}
	if err := s.settle(ctx); err != nil {
		return nil, err
	}
	switch method {
	case "textDocument/hover":
		return with(params, s.hover)
	case "textDocument/definition":
		return with(params, s.definition)
	case "textDocument/references":
		return with(params, s.references)
	case "textDocument/prepareRename":
		return with(params, s.prepareRename)
	case "textDocument/rename":
		return with(params, func(p positionParams) (any, error) { return s.rename(ctx, p) })
	case "textDocument/codeAction":
		return with(params, s.actions)
	}
	return nil, errUnknownMethod
}

// with reads the parameters of a method.
func with[P any](data json.RawMessage, do func(P) (any, error)) (any, error) {
	var params P
	if len(data) > 0 {
		if err := json.Unmarshal(data, &params); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
		}
	}
	return do(params)
}

// initialize reads the site: the one that the editor has open, unless a folder was given.
func (s *server) initialize(ctx context.Context, p initializeParams) (any, error) {
	if s.preview != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server is initialized already"}
	}
	dir := s.opts.Dir
	if root := pathOf(p.RootURI); root != "" && !s.opts.Fixed {
		if files, err := source.OpenFolder(root); err == nil {
			if _, err := fs.Stat(files, config.FileName); err == nil {
				dir = root
			}
			files.Close()
		}
	}
	var err error
	if s.dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	if s.folder, err = source.OpenFolder(s.dir); err != nil {
		return nil, err
	}
	s.buffers = source.NewOverlay(s.folder)
	s.plans = source.NewOverlay(s.buffers)
	opts := pipeline.Options{Drafts: true, NoSearch: true}
	if s.preview, err = preview.New(ctx, s.plans, opts); err != nil {
		return nil, fmt.Errorf("read the site in %s: %w", s.dir, err)
	}
	s.dirty[config.FileName] = true // so that the first diagnostics are sent
	return map[string]any{
		"capabilities": capabilities(), "serverInfo": map[string]string{"name": "faultbook", "version": s.opts.Version},
	}, nil
}
