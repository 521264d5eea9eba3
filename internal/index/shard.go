package index

import (
	"bytes"
	"strings"

	"faultbook/internal/output"
)

// ShardData returns the data of a file of the search, as JSON, and the name by
// which the client asks for it; false for any other file.
func ShardData(f output.File) (name string, data []byte, ok bool) {
	name, inside := strings.CutPrefix(f.Path, Dir+"/")
	name, script := strings.CutSuffix(name, scriptExt)
	if !inside || !script {
		return "", nil, false
	}
	// A shard is one call: fb(DATA), or of the manifest faultbookShard("manifest",DATA)
	_, call, _ := bytes.Cut(f.Data, []byte("("))
	return name, bytes.TrimSuffix(bytes.TrimSpace(bytes.TrimPrefix(call, []byte(`"manifest",`))), []byte(")")), true
}

// scriptExt ends the names of shards: they are classic scripts.
const scriptExt = ".js"
