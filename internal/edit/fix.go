package edit

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/frontmatter"
	"faultbook/internal/source"
)

// maxRounds bounds how often a site is read again: a file that YAML could not read has
// other faults once it can.
const maxRounds = 20

// Fix repairs what takes no person's decision: quotation marks in YAML, other ways to
// write a known name, levels of headings. No letter and no digit changes. A published anchor
// whose heading was renamed leads on. It returns the number of fixes with the plan.
func (w *Workspace) Fix(ctx context.Context) (*Plan, int, error) {
	t := w.texts()
	problems, fixed, settled := w.Problems, 0, w.Site
	for range maxRounds {
		names := map[string]bool{}
		for _, d := range problems {
			if d.Fix != nil {
				names[d.Pos.File] = true
			}
		}
		done := 0
		for _, name := range slices.Sorted(maps.Keys(names)) {
			n, err := t.fix(name, problems.Fixes(name))
			if err != nil {
				return nil, 0, err
			}
			done += n
		}
		if done == 0 {
			break
		}
		fixed += done
		if names[config.FileName] {
			t.put()
			w.sources.ReadSettings()
		}
		var err error
		if settled, problems, err = w.settle(ctx, contentOf(t.put())...); err != nil {
			return nil, 0, err
		}
	}
	for _, r := range w.lock.Renamed(settled) {
		if err := t.front(r.Page.File.Path, func(p *frontmatter.Page) error {
			return p.AddPair("moved_anchors", r.Old, "#"+r.New)
		}); err != nil {
			continue // its report says what to write
		}
		fixed++
	}
	plan, err := t.plan()
	return plan, fixed, err
}

// fix carries out the fixes of one file, from its end to its beginning.
func (t *texts) fix(name string, fixes []diag.Fix) (int, error) {
	text, err := t.read(name)
	if err != nil {
		return 0, err
	}
	text, marked := bytes.CutPrefix(text, byteOrderMark)
	file, done := source.NewFile(name, text), 0
	for _, f := range fixes {
		at := source.At{Line: int32(f.Line), Column: int32(f.Column)}
		start, end := file.Offset(at), file.Offset(at.Right(f.Width))
		old := string(text[start:end])
		if diag.Letters(old) != diag.Letters(f.Text) || old == f.Text {
			continue
		}
		text = slices.Concat(text[:start], []byte(f.Text), text[end:])
		done++
	}
	if marked {
		text = append(slices.Clone(byteOrderMark), text...)
	}
	if done > 0 {
		t.changed[name] = text
	}
	return done, nil
}
