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

// file plans the file of one page: it is created, updated, or left as it is.
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
	switch {
	case errors.Is(err, fs.ErrNotExist) && recorded:
		const removed = "%s: it was imported once and removed since; to write it again, remove its lines from %s"
		p.plan.Report.unplaced(removed, name, RecordPath)
		p.now.Files[name] = was
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return p.create(name, d, record)
	case err != nil:
		return fmt.Errorf("read %s: %w", name, err)
	case !recorded:
		return p.foreign(name, d, old, record)
	case was.Source != d.Source:
		return p.add(name, d, old, was)
	}
	return p.update(name, d, old, record)
}

// create plans a file that is not there yet.
func (p *planning) create(name string, d entry.Document, record entry.Record) error {
	data, err := d.File()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p.write(output.File{Path: name, Data: data})
	p.now.Files[name] = record
	p.plan.Report.New++
	return nil
}

// update plans what changed in the source of a file since its last import.
func (p *planning) update(name string, d entry.Document, old []byte, record entry.Record) error {
	was, r := p.was.Files[name], &p.plan.Report
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

// add plans the fields that a second source adds to a file of the first one. A field of both keeps
// the value of the first source.
func (p *planning) add(name string, d entry.Document, old []byte, was entry.Record) error {
	record, err := d.Record()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	more := d
	more.Values, more.Body = p.additions(name, d, record, was), ""
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

// additions returns the fields of a second source that the first one lacks. It reports those for
// which the two have different values.
func (p *planning) additions(name string, d entry.Document, record, was entry.Record) []entry.Value {
	var out []entry.Value
	for _, v := range d.Values {
		switch cmp.Or(was.Fields[v.Key], was.Others[v.Key]) {
		case "":
			out = append(out, v)
		case record.Fields[v.Key]:
		default:
			p.plan.Report.unplaced("%s: %s is that of %s; %s has another: %.200v",
				name, v.Key, was.Source, d.Source, v.Value)
		}
	}
	return out
}

// foreign plans nothing for a file that no import made: it stays as it is. One that reads as an import
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
