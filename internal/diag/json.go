package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
)

// NewJSON returns an encoder that writes <, > and & as they are: terminals and programs
// read its lines, not browsers.
func NewJSON(out io.Writer) *json.Encoder {
	enc := json.NewEncoder(visibleJSON{out})
	enc.SetEscapeHTML(false)
	return enc
}

// del is the first control character that json.Encoder does not escape.
const del = '\u007f'

// visibleJSON escapes what json.Encoder does not, although terminals obey it: further control characters, and
// those that reorder text. JSON has them in strings only.
type visibleJSON struct{ out io.Writer }

// Write writes a value.
func (v visibleJSON) Write(value []byte) (int, error) {
	obeyed := func(r rune) bool {
		return r >= del && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
	}
	if bytes.IndexFunc(value, obeyed) < 0 {
		return v.out.Write(value)
	}
	var b bytes.Buffer
	for _, r := range string(value) {
		if obeyed(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	if _, err := v.out.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(value), nil
}
