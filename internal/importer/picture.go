package importer

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
	"faultbook/internal/output"
)

// maxPicture is how many bytes a picture may have.
const maxPicture = 16 << 20

// image matches a picture in Markdown.
var image = regexp.MustCompile(`!\[((?:\\.|[^\]\\])*)\]\((?:<([^<>\n]*)>|([^\s()]*))(?: "[^"\n]*")?\)`)

// pictures takes over the pictures and files of a page from the folder of its source. A picture that is
// missing becomes its description.
func (p *planning) pictures(dir string, d *entry.Document) {
	name, _, _ := strings.Cut(d.Source, ": ")
	pictures := func(text string) string {
		return image.ReplaceAllStringFunc(text, func(found string) string {
			m := image.FindStringSubmatch(found)
			return p.picture(dir, p.sources[name].Pictures, d.Source, m[1], m[2]+m[3])
		})
	}
	replace := func(text string) string {
		if !strings.Contains(text, linkMiddle) {
			return text
		}
		return toFile.ReplaceAllStringFunc(pictures(text), func(found string) string {
			m := toFile.FindStringSubmatch(found)
			return p.linked(dir, p.sources[name].Pictures, d.Source, m[1], m[2])
		})
	}
	d.Body = replace(d.Body)
	for i, v := range d.Values {
		if d.Values[i].Value = entry.Each(v.Value, replace); v.Key == "message" || v.Key == "status" {
			d.Values[i].Value = v.Value // these are no Markdown
		}
	}
}

// picture returns a picture as Markdown of the site.
func (p *planning) picture(dir string, files fs.FS, source, alt, src string) string {
	u, err := url.Parse(src)
	if data, ending, ok := embedded(src); ok {
		to := digestName(entry.Name(alt), data) + ending
		p.copy(path.Join(dir, to), data)
		return "![" + alt + "](" + to + ")"
	}
	switch {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https"):
		p.plan.Report.unplaced("%s: the picture %s is on another site: it became a link", source, src)
		if alt == "" {
			alt = path.Base(u.Path)
		}
		return "[" + alt + "](<" + src + ">)"
	case err != nil || u.Scheme != "" || u.Path == "" || files == nil:
		p.plan.Report.unplaced("%s: a picture is not a file beside it: %.60s", source, src)
		return alt
	}
	to, problem := p.takeOver(dir, files, u.Path)
	if problem != "" {
		p.plan.Report.unplaced("%s: the picture %s %s", source, src, problem)
		return alt
	}
	return "![" + alt + "](" + to + ")"
}

// embeddedForm matches the beginning of a data URL with a picture.
var embeddedForm = regexp.MustCompile(`^data:image/(png|jpeg|gif|webp);base64,`)

// embedded returns the picture of a data URL, and the ending for its kind.
func embedded(src string) (data []byte, ending string, ok bool) {
	m := embeddedForm.FindStringSubmatch(src)
	if m == nil {
		return nil, "", false
	}
	text := unescaped(src[len(m[0]):])
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(data) == 0 || len(data) > maxPicture {
		return nil, "", false
	}
	return data, "." + m[1], true
}

// toFile matches a link to a file beside the source.
var toFile = regexp.MustCompile(`\[((?:\\.|[^\]\\])*)\]\(<?` + table.FileScheme + `:([^)>\s]*)>?(?: "[^"\n]*")?\)`)

// linked returns a link to a file as Markdown of the site.
func (p *planning) linked(dir string, files fs.FS, source, text, name string) string {
	plain, err := url.PathUnescape(name)
	if err != nil || files == nil {
		plain = name
	}
	to, problem := p.takeOver(dir, files, plain)
	if problem != "" {
		p.plan.Report.unplaced("%s: the link %q leads to the file %s, which %s: its text stays",
			source, text, plain, problem)
		return text
	}
	return "[" + text + "](" + to + ")"
}

// takeOver copies a file beside a source to a folder of the site. It returns the new name of the file,
// or the problem, which completes a sentence about it.
func (p *planning) takeOver(dir string, files fs.FS, written string) (to, problem string) {
	name := strings.TrimPrefix(path.Clean(strings.TrimPrefix(written, "./")), "/")
	if files == nil {
		return "", "is not there"
	}
	info, err := fs.Stat(files, name)
	if err != nil { // an export may have all its files in one folder
		name = path.Base(name)
		info, err = fs.Stat(files, name)
	}
	switch {
	case err != nil || !info.Mode().IsRegular():
		return "", "is not there: put it beside the source and import again"
	case info.Size() > maxPicture:
		return "", fmt.Sprintf("has %d MB, and at most %d are taken over", info.Size()>>20, maxPicture>>20)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return "", "cannot be read"
	}
	ending := strings.ToLower(path.Ext(name))
	base := entry.Name(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	to = base + ending
	if old, err := fs.ReadFile(p.opts.Site, path.Join(dir, to)); base == "" ||
		err == nil && string(old) != string(data) {
		to = digestName(base, data) + ending
	}
	p.copy(path.Join(dir, to), data)
	return to, ""
}

// nameDigest is how many bytes of a digest the name of a file has: enough to tell the files of one
// folder apart.
const nameDigest = 4

// digestName returns the name of a file with a digest of its content; base may be empty.
func digestName(base string, data []byte) string {
	sum := sha256.Sum256(data)
	return strings.TrimPrefix(base+"-", "-") + hex.EncodeToString(sum[:nameDigest])
}

// copy plans a file, unless this import has planned it already.
func (p *planning) copy(name string, data []byte) {
	for _, f := range p.plan.New {
		if f.Path == name {
			return
		}
	}
	p.write(output.File{Path: name, Data: data})
}
