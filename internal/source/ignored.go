package source

import "strings"

// wellKnown is the folder, by RFC 8615, in which sites publish files for programs that
// know their names: it is hidden, and part of a site.
const wellKnown = ".well-known"

// Ignored reports whether a file or folder of this name is no part of a site: hidden files,
// node_modules, files of the operating system, and temporary and backup files of editors
// and merge tools.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") && name != wellKnown || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") ||
		strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".bak") ||
		strings.HasSuffix(name, ".orig") || strings.HasSuffix(name, ".rej") ||
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") || // JetBrains
		name == "4913" || // vim's test whether it may write
		strings.HasSuffix(name, ".save") || strings.HasPrefix(name, "~$") || // nano, Office
		name == "Thumbs.db" || strings.EqualFold(name, "desktop.ini") || // Windows
		name == "__MACOSX" || name == "__pycache__" ||
		name == "node_modules"
}
