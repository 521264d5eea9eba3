package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// File is one exported file: a slash path below the folder of the search, and its bytes.
type File struct {
	Name string
	Data []byte
}

// Dir is the folder of the shards. A name there never changes its content.
const Dir = "s/"

// nameSize is how many base32 digits of a hash name a shard. With 40 bits, two of
// 10,000 shards share a name in one of 20,000 sites; the manifest lists every name.
const nameSize = 8

// exporter hands files over as they are made.
type exporter struct {
	emit func(File) error
	sums map[string][sha256.Size]byte // of rows, by name
}

// shard wraps rows in the call that hands them over, with the shard's name and a
// checksum. The name is a letter for the kind and a hash of the rows: shards with the
// same rows, such as a large record alone, of forms that begin otherwise, are one file.
func (w *exporter) shard(kind string, rows [][]byte) (name string, err error) {
	body := bytes.Join(rows, []byte(",\n"))
	sum := sha256.Sum256(body)
	name = kind + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:nameSize]
	if other, taken := w.sums[name]; taken {
		if other != sum {
			err = fmt.Errorf("search: two shards have the name %s", name)
		}
		return name, err
	}
	w.sums[name] = sum
	return name, w.emit(File{Dir + name + ".js", fmt.Appendf(nil, "fb([%q,%q,\n%s\n])\n", name, checksum(rows), body)})
}

// checksum is FNV-1a over the texts and numbers of the rows, each ended by a zero, in
// code points: what a browser can compute of parsed data.
func checksum(rows [][]byte) string {
	h := textSum(2166136261)
	for _, row := range rows {
		if text, ok := plainText(row); ok {
			h.add(text)
			continue
		}
		decoder := json.NewDecoder(bytes.NewReader(row))
		decoder.UseNumber()
		for {
			token, err := decoder.Token()
			if err != nil {
				break
			}
			switch t := token.(type) {
			case string:
				h.add([]byte(t))
			case json.Number:
				h.add([]byte(t))
			}
		}
	}
	return strconv.FormatUint(uint64(h), 16)
}

type textSum uint32

func (h *textSum) add(text []byte) {
	sum := uint32(*h)
	for len(text) > 0 {
		r, size := rune(text[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text)
		}
		sum = (sum ^ uint32(r)) * 16777619
		text = text[size:]
	}
	*h = textSum(sum * 16777619) // the zero
}

// plainText gives the text of a row that is one text without escapes, as most are.
func plainText(row []byte) ([]byte, bool) {
	if len(row) < 2 || row[0] != '"' || bytes.IndexByte(row, '\\') >= 0 {
		return nil, false
	}
	return row[1 : len(row)-1], true
}

// marshal writes JSON that is safe in a script and leaves < and & as they are.
func marshal(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), err
}
