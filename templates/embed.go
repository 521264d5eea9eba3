// Package templates holds the page templates, styles, scripts, icons and texts that
// come with the program. A site replaces any of them with a file of the same
// path in its own templates folder.
package templates

import "embed"

// FS holds every file below this folder.
//
//go:embed *.html partials styles scripts icons texts
var FS embed.FS
