// Package svg removes scripts from SVG files. An SVG file comes in; the same bytes without
// anything that runs a program in a browser, and a list of the removed parts, go out. It
// never changes how a drawing looks.
package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// Removed is a part that Clean removed.
type Removed struct {
	Offset int    // in bytes, of the tag that it was in
	What   string // such as <script> or onload
}

// elements are the names of elements that run a program, or hold another document.
var elements = []string{
	"script", "foreignobject", "iframe", "frame", "object", "embed", "applet", "handler", "listener",
	"html", "body", "head", "link", "meta", "base",
	"form", "input", "button", "textarea", "img", "video", "audio",
}

// animations are the elements that change an attribute of another one.
var animations = []string{"animate", "set", "animatemotion", "animatetransform"}

// targets are the attributes that name what a browser loads or opens.
var targets = []string{"href", "src", "action", "formaction", "from", "to", "values", "by", "data"}

// safeData are the addresses of pictures that a drawing may hold.
var safeData = regexp.MustCompile(`^data:image/(png|jpeg|jpg|gif|webp|avif)[;,]`)

// animationValue matches the beginning of a value that an animation sets.
var animationValue = regexp.MustCompile(`^[\d.;,+-]`)

// entity matches the definition of an entity of a document.
var entity = regexp.MustCompile(`<!ENTITY\s+(%?)\s*\S+\s+(?:"([^"]*)"|'([^']*)'|(\S+))`)

// Clean returns a drawing without scripts, and the removed parts. A drawing without scripts
// is unchanged. It fails for files that no browser shows as a drawing, and for unknown
// encodings.
func Clean(data []byte) ([]byte, []Removed, error) {
	c := cleaner{data: data, decoder: xml.NewDecoder(bytes.NewReader(data))}
	c.decoder.Strict = false
	c.decoder.CharsetReader = func(name string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(name), "iso-8859-") ||
			strings.HasPrefix(strings.ToLower(name), "windows-125") {
			return in, nil // tags are ASCII in all of them
		}
		return nil, fmt.Errorf("the encoding %s is not UTF-8", name)
	}
	for {
		start := c.decoder.InputOffset()
		token, err := c.decoder.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		c.take(token, int(start), int(c.decoder.InputOffset()))
	}
	if len(c.removed) == 0 {
		return data, nil, nil
	}
	return c.out.Bytes(), c.removed, nil
}

type cleaner struct {
	data    []byte
	decoder *xml.Decoder
	out     bytes.Buffer
	removed []Removed
	depth   int // of elements inside one that is taken out
}

func (c *cleaner) take(token xml.Token, start, end int) {
	raw := c.data[start:end]
	switch t := token.(type) {
	case xml.StartElement:
		if c.depth > 0 || runs(t) {
			if c.depth++; c.depth == 1 {
				c.remove(start, "<"+t.Name.Local+">")
			}
			return
		}
		c.writeStart(t, raw, start)
		return
	case xml.EndElement:
		if c.depth > 0 {
			c.depth--
			return
		}
	case xml.ProcInst:
		if t.Target != "xml" {
			c.remove(start, "<?"+t.Target+"?>")
			return
		}
	case xml.Directive:
		if expands(t) {
			c.remove(start, "<!ENTITY>")
			return
		}
	}
	if c.depth == 0 {
		c.out.Write(raw)
	}
}

func (c *cleaner) remove(offset int, what string) {
	c.removed = append(c.removed, Removed{offset, what})
}

// writeStart writes a tag, unchanged if all its attributes are safe.
func (c *cleaner) writeStart(t xml.StartElement, raw []byte, start int) {
	kept := slices.DeleteFunc(slices.Clone(t.Attr), func(a xml.Attr) bool {
		bad := isHandler(a.Name.Local) || slices.Contains(targets, strings.ToLower(a.Name.Local)) && !isSafe(a.Value)
		if bad {
			c.remove(start, a.Name.Local)
		}
		return bad
	})
	if len(kept) == len(t.Attr) {
		c.out.Write(raw)
		return
	}
	c.out.WriteString("<" + qualified(t.Name))
	for _, a := range kept {
		c.out.WriteString(" " + qualified(a.Name) + `="`)
		_ = xml.EscapeText(&c.out, []byte(a.Value)) // a buffer never fails
		c.out.WriteByte('"')
	}
	if bytes.HasSuffix(raw, []byte("/>")) {
		c.out.WriteByte('/')
	}
	c.out.WriteByte('>')
}

func qualified(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

// runs reports whether an element runs a script, or makes another element do so.
func runs(t xml.StartElement) bool {
	name := strings.ToLower(t.Name.Local)
	if slices.Contains(animations, name) {
		return slices.ContainsFunc(t.Attr, func(a xml.Attr) bool {
			_, of, prefixed := strings.Cut(a.Value, ":")
			if !prefixed {
				of = a.Value
			}
			of = strings.TrimSpace(of)
			return strings.EqualFold(a.Name.Local, "attributeName") && (strings.EqualFold(of, "href") || isHandler(of))
		})
	}
	return slices.Contains(elements, name)
}

func isHandler(name string) bool {
	return len(name) > 2 && strings.EqualFold(name[:2], "on")
}

// isSafe reports whether an address opens a page, a part of the drawing or a picture.
func isSafe(address string) bool {
	plain := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1 // browsers skip these
		}
		return r
	}, address))
	scheme, _, found := strings.Cut(plain, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	switch scheme {
	case "http", "https", "mailto", "tel":
		return true
	case "data":
		return safeData.MatchString(plain)
	}
	return animationValue.MatchString(plain)
}

// expands reports whether a directive defines an entity that may hold a tag.
func expands(directive xml.Directive) bool {
	for _, m := range entity.FindAllStringSubmatch("<!"+string(directive), -1) {
		value := m[2] + m[3]
		if m[1] != "" || m[4] != "" || strings.ContainsAny(value, "<&%") {
			return true
		}
	}
	return false
}
