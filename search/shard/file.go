package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
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

// file wraps the rows of a shard in the call that hands them over, with the shard's
// name and a checksum. Its name is a letter for its kind and a hash of its rows.
func file(kind string, rows [][]byte) (name string, f File) {
	body := bytes.Join(rows, []byte(",\n"))
	sum := sha256.Sum256(body)
	name = kind + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:nameSize]
	data := fmt.Appendf(nil, "fb([%q,%q,\n%s\n])\n", name, checksum(rows), body)
	return name, File{Dir + name + ".js", data}
}

// checksum is FNV-1a over the texts and numbers of the rows, each ended by a zero, in
// code points: what a browser can compute of parsed data.
func checksum(rows [][]byte) string {
	h := uint32(2166136261)
	for _, row := range rows {
		decoder := json.NewDecoder(bytes.NewReader(row))
		decoder.UseNumber()
		for {
			token, err := decoder.Token()
			if err != nil {
				break
			}
			var leaf string
			switch t := token.(type) {
			case string:
				leaf = t
			case json.Number:
				leaf = t.String()
			default:
				continue
			}
			for _, r := range leaf + "\x00" {
				h = (h ^ uint32(r)) * 16777619
			}
		}
	}
	return strconv.FormatUint(uint64(h), 16)
}

// marshal writes JSON that is safe in a script and leaves < and & as they are.
func marshal(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), err
}
