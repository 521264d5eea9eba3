package config

import (
	"fmt"
	"regexp"

	"faultbook/internal/diag"
	"faultbook/internal/yamldoc"
)

// fileName is what a name or a version may be. 40 characters leave the paths
// below a folder of both their room.
var fileName = regexp.MustCompile(`^[0-9A-Za-z]([0-9A-Za-z._+-]{0,38}[0-9A-Za-z])?$`)

// CheckFileName returns an error when a text cannot be part of the bundle's name.
// It can have 1 to 40 ASCII letters and digits, with . _ + - between them.
func CheckFileName(text string) error {
	if !fileName.MatchString(text) {
		return fmt.Errorf("%q cannot be part of a file name: use up to 40 letters, digits and hyphens", text)
	}
	return nil
}

func readFileName(root *yamldoc.Map, key string, to *string) {
	at := root.String(key, to)
	if *to == "" || CheckFileName(*to) == nil {
		return
	}
	root.Fault(at, len([]rune(*to)), diag.BadValue, key+" is part of a file name, and this value cannot be", "use up to 40 letters, digits and hyphens, such as acme-help or 2.1")
	*to = ""
}
