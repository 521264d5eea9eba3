// Package output publishes files into a folder. Files with their whole content
// come in; a folder that holds exactly these goes out. It is the only package
// that writes a site, it never looks at what the files mean, and it never
// touches a file that it did not write.
package output

import (
	"errors"
	"io/fs"
)

// File is one file to publish.
type File struct {
	Path string // slash path inside the output folder
	Data []byte
	From string // the input it came from; used only in messages
}

// cause returns why the system refused something, without the call and the
// path that the caller gave: readers of the message know neither.
func cause(err error) error {
	if at := new(fs.PathError); errors.As(err, &at) {
		return at.Err
	}
	return err
}
