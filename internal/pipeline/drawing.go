package pipeline

import (
	"io/fs"
	"path"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/svg"
)

// isDrawing reports whether a file beside pages is an SVG file.
func isDrawing(name string) bool { return strings.EqualFold(path.Ext(name), ".svg") }

// checkDrawing reports the scripts in an SVG file. A file that cannot be read is a fault
// when it is published.
func (s *Sources) checkDrawing(name string) {
	data, err := fs.ReadFile(s.files, name)
	if err != nil {
		return
	}
	_, removed, err := svg.Clean(data)
	file := source.NewFile(name, data)
	if err != nil {
		s.unread[name] = diag.List{{Pos: diag.Pos{File: name}, Code: diag.Unreadable,
			Text: "the drawing cannot be checked for scripts: " + err.Error(), Hint: "save it as SVG in UTF-8"}}
	}
	for _, r := range removed {
		s.unread[name] = append(s.unread[name], file.Fault(file.Position(r.Offset), 1, diag.UnsafeDrawing,
			r.What+" was removed: it runs a program", "save the drawing without it"))
	}
}
