package lsp

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"faultbook/internal/edit"
	"faultbook/internal/source"
)

// rename gives the page at a cursor another id: its file moves, links change, and the old
// address becomes an alias.
func (s *server) rename(ctx context.Context, p positionParams) (any, error) {
	page := s.subject(p)
	if page == nil {
		return nil, failed("there is no page to rename")
	}
	state := s.preview.State()
	w := edit.Over(s.preview.Sources(), s.plans, s.buffers, state.Current, state.Problems)
	plan, err := w.Move(ctx, page.ID, newID(page, p.NewName))
	if restoreErr := w.Restore(ctx); restoreErr != nil {
		return nil, restoreErr
	}
	if refused := new(edit.RefusedError); errors.As(err, &refused) {
		first := refused.Problems[0]
		return nil, failed(first.Pos.String() + ": " + first.Text)
	}
	if err != nil {
		return nil, failed(err.Error())
	}
	return s.editOf(plan), nil
}

func failed(text string) error { return &jsonrpc2.Error{Code: -32803, Message: text} } // RequestFailed

// editOf returns a plan as an edit of the protocol.
func (s *server) editOf(plan *edit.Plan) workspaceEdit {
	out := workspaceEdit{DocumentChanges: []any{}}
	for _, c := range plan.Changes {
		switch {
		case c.From != "":
			out.DocumentChanges = append(out.DocumentChanges, renameFile{"rename", s.uriOf(c.From), s.uriOf(c.Path)})
		case c.Before == nil:
			out.DocumentChanges = append(
				out.DocumentChanges,
				map[string]string{"kind": "create", "uri": s.uriOf(c.Path)},
			)
		}
		if c.After != nil && !bytes.Equal(c.Before, c.After) {
			out.DocumentChanges = append(out.DocumentChanges, editFile{
				TextDocument: documentID{URI: s.uriOf(c.Path)}, Edits: lineEdits(c.Before, c.After),
			})
		}
	}
	return out
}

// lineEdits returns the lines that differ, as one edit of the piece between the first and
// the last of them.
func lineEdits(before, after []byte) []textEdit {
	old, fresh := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	start := 0
	for start < len(old)-1 && start < len(fresh)-1 && old[start] == fresh[start] {
		start++
	}
	end := 0
	for end < len(old)-start-1 && end < len(fresh)-start-1 && old[len(old)-1-end] == fresh[len(fresh)-1-end] {
		end++
	}
	last := old[len(old)-1-end]
	to := position{len(old) - 1 - end, units([]rune(strings.TrimRight(last, "\r\n")))}
	piece := strings.Join(fresh[start:len(fresh)-end], "")
	if end > 0 { // whole lines
		to = position{len(old) - end, 0}
	}
	return []textEdit{{textRange{position{start, 0}, to}, piece}}
}

// actions lists the fixes of problems in a range.
func (s *server) actions(p actionParams) (any, error) {
	out := []codeAction{}
	name, within := s.nameOf(p.TextDocument.URI)
	if !within {
		return out, nil
	}
	f := s.text(name)
	for _, d := range s.preview.State().Problems {
		line := d.Pos.Line - 1
		if d.Pos.File != name || d.Fix == nil || line < p.Range.Start.Line || line > p.Range.End.Line {
			continue
		}
		text := f.Line(int32(d.Fix.Line))
		at := source.At{Line: int32(d.Fix.Line), Column: int32(d.Fix.Column)}
		change := textEdit{rangeIn(text, int(at.Line)-1, int(at.Column)-1, d.Fix.Width), d.Fix.Text}
		out = append(out, codeAction{
			Title: "Write " + d.Fix.Text, Kind: "quickfix", Diagnostics: []diagnostic{diagnosticOf(d)},
			Edit: workspaceEdit{[]any{editFile{documentID{URI: s.uriOf(name)}, []textEdit{change}}}},
		})
	}
	return out, nil
}
