package entry

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/frontmatter"
)

// bodyKey is the name under which the text below the front matter is recorded.
const bodyKey = "(body)"

// Record is what was imported into one file: a digest of each field, in hexadecimal. A field whose
// digest differs was changed by the author since.
type Record struct {
	Identity string            `json:"identity"`
	Near     string            `json:"near"`
	Source   string            `json:"source"`
	Fields   map[string]string `json:"fields"`
	Others   map[string]string `json:"others,omitempty"` // fields that other sources brought
}

// digestLength is how many bytes of a digest are kept: enough to tell two values of
// one field apart.
const digestLength = 12

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:digestLength])
}

// Record returns the digests of the fields of a page as its source has them. It fails for a value that
// cannot be printed as YAML.
func (d Document) Record() (Record, error) {
	r := Record{Identity: d.Identity, Near: d.Near, Source: d.Source, Fields: map[string]string{}}
	for _, v := range d.Values {
		text, err := v.print()
		if err != nil {
			return r, err
		}
		r.Fields[v.Key] = digest(text)
	}
	if d.Body != "" {
		r.Fields[bodyKey] = digest(strings.TrimSpace(d.Body))
	}
	return r, nil
}

// Updated is a file after an update.
type Updated struct {
	Data    []byte
	Changed []string // fields that were taken over
	Kept    []string // fields that both the source and the author changed: the author's stay
}

// Update takes over what changed in the source since its last import. What the author changed, added or
// removed stays. It fails for a file whose front matter cannot be read.
func (d Document) Update(old []byte, was Record) (Updated, error) {
	p, err := frontmatter.Parse(old)
	if err != nil {
		return Updated{Data: old}, err
	}
	now, err := d.Record()
	if err != nil {
		return Updated{Data: old}, err
	}
	out := Updated{Data: old}
	for _, v := range d.Values {
		if now.Fields[v.Key] == was.Fields[v.Key] || !out.takes(p, v.Key, now, was) {
			continue
		}
		line, err := v.line()
		if err != nil {
			return out, err
		}
		if err := p.Set(v.Key, line); err != nil {
			return Updated{Data: old}, err
		}
	}
	for key, before := range was.Fields { // gone from the source
		if now.Fields[key] == "" && key != bodyKey && digestOf(p, key) == before {
			if err := p.Remove(key); err != nil {
				return Updated{Data: old}, err
			}
			out.Changed = append(out.Changed, key)
		}
	}
	if now.Fields[bodyKey] != was.Fields[bodyKey] && out.takes(p, bodyKey, now, was) {
		p.Body = d.Body + "\n"
	}
	slices.Sort(out.Changed)
	if len(out.Changed) > 0 {
		out.Data = p.Text()
	}
	return out, nil
}

// takes reports whether a field that changed in the source is taken over: the author left it as the
// source had it before.
func (u *Updated) takes(p *frontmatter.Page, key string, now, was Record) bool {
	switch digestOf(p, key) {
	case now.Fields[key]:
		return false // the author has it already
	case was.Fields[key]:
		u.Changed = append(u.Changed, key)
		return true
	}
	u.Kept = append(u.Kept, key)
	return false
}

// digestOf returns the digest of a field of a page; "" if the page lacks the field.
func digestOf(p *frontmatter.Page, key string) string {
	if key == bodyKey {
		if strings.TrimSpace(p.Body) == "" {
			return ""
		}
		return digest(strings.TrimSpace(p.Body))
	}
	value, found := p.Read[key]
	if !found {
		return ""
	}
	return digest(fmt.Sprintf("%v", value))
}
