package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/output"
)

// file decides what becomes of one page.
func (p *planning) file(name string, d entry.Document) error {
	if !p.asIs {
		p.pictures(path.Dir(name), &d)
	}
	record, err := d.Record()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	old, err := fs.ReadFile(p.opts.Site, name)
	was, recorded := p.was.Files[name]
	r := &p.plan.Report
	switch {
	case errors.Is(err, fs.ErrNotExist) && recorded:
		r.unplaced(
			"%s: it was imported once and removed since; to write it again, remove its lines from %s",
			name,
			RecordPath,
		)
		p.now.Files[name] = was
		return nil
	case errors.Is(err, fs.ErrNotExist):
		data, err := d.File()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		p.write(output.File{Path: name, Data: data})
		p.now.Files[name] = record
		r.New++
		return nil
	case err != nil:
		return fmt.Errorf("read %s: %w", name, err)
	case !recorded:
		return p.foreign(name, d, old, record)
	case was.Source != d.Source:
		return p.add(name, d, old, was)
	}
	updated, err := d.Update(old, was)
	if err != nil {
		r.unplaced("%s: it stays as it is, since %v", name, err)
		p.now.Files[name] = was
		return nil
	}
	for _, key := range updated.Kept {
		r.unplaced("%s: both the source and the author changed %s: the author's stays", name, key)
	}
	record.Others = was.Others
	p.now.Files[name] = record
	if len(updated.Changed) == 0 {
		r.Unchanged++
		return nil
	}
	r.Updated++
	p.write(output.File{Path: name, Data: updated.Data})
	return nil
}

// add takes over what another source knew nothing of. What both say stays that of the first.
func (p *planning) add(name string, d entry.Document, old []byte, was entry.Record) error {
	more := d
	more.Values, more.Body = nil, ""
	record, err := d.Record()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, v := range d.Values {
		switch cmp.Or(was.Fields[v.Key], was.Others[v.Key]) {
		case "":
			more.Values = append(more.Values, v)
		case record.Fields[v.Key]:
		default:
			p.plan.Report.unplaced("%s: %s is that of %s; %s has another: %.200v",
				name, v.Key, was.Source, d.Source, v.Value)
		}
	}
	if d.Body != "" && !strings.Contains(string(old), d.Body) {
		p.plan.Report.unplaced("%s: %s has a text that is left out: %s", name, d.Source, d.Body)
	}
	known := was
	known.Fields = map[string]string{}
	updated, err := more.Update(old, known)
	if err != nil {
		p.plan.Report.unplaced("%s: it stays as it is, since %v", name, err)
		updated.Changed = nil
	}
	for _, key := range updated.Kept {
		p.plan.Report.unplaced("%s: the author has %s; that of %s is left out", name, key, d.Source)
	}
	p.now.Files[name] = was
	if len(updated.Changed) == 0 {
		p.plan.Report.Unchanged++
		return nil
	}
	others := maps.Clone(was.Others)
	if others == nil {
		others = map[string]string{}
	}
	for _, key := range updated.Changed {
		others[key] = record.Fields[key]
	}
	was.Others = others
	p.now.Files[name] = was
	p.plan.Report.Updated++
	p.write(output.File{Path: name, Data: updated.Data})
	return nil
}

// foreign looks at a file that no import made: it stays as it is. One that reads as an import
// would write it is recorded from now on.
func (p *planning) foreign(name string, d entry.Document, old []byte, record entry.Record) error {
	data, err := d.File()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if string(data) == string(old) {
		p.now.Files[name] = record
		p.plan.Report.Unchanged++
		return nil
	}
	var keys []string
	for _, v := range d.Values {
		keys = append(keys, v.Key)
	}
	text := ""
	if d.Body != "" {
		text = fmt.Sprintf(", and %d words of text", len(strings.Fields(d.Body)))
	}
	p.plan.Report.unplaced(
		"%s: no import made this file, so it stays as it is; the source has %s%s",
		name,
		strings.Join(keys, ", "),
		text,
	)
	return nil
}
