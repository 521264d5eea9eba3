// Package source reads the files of a site, with exact positions.
// A file system comes in; files with their whole text, and a diagnostic for
// every file that cannot be read, go out. It never looks at what the text
// means and never leaves the folder it was given.
package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"faultbook/internal/diag"
)

// File is one file of the site. Only Release changes it after it was read.
type File struct {
	Path string // slash path from the site's root, such as content/a/b.md
	Text []byte // the whole file, front matter included, so offsets are true

	index index // of a large file
}

// NewFile returns a file with the given path and text.
func NewFile(path string, text []byte) *File {
	return &File{Path: path, Text: text}
}

// Release drops the text. After parsing, only diagnostics need it.
func (f *File) Release() { f.Text, f.index = nil, index{} }

// At is a place in a file; both count from 1, Column in characters. The zero
// At means the whole file.
type At struct{ Line, Column int32 }

// Right returns the place n characters to the right.
func (a At) Right(n int) At { return At{a.Line, a.Column + int32(n)} }

// Position returns the place of a byte offset in the text.
func (f *File) Position(offset int) At {
	offset = max(0, min(offset, len(f.Text)))
	if len(f.Text) >= indexedSize {
		return f.index.of(f.Text).position(offset)
	}
	start := bytes.LastIndexByte(f.Text[:offset], '\n') + 1
	line := bytes.Count(f.Text[:start], []byte{'\n'}) + 1
	return At{int32(line), int32(utf8.RuneCount(f.Text[start:offset]) + 1)}
}

// Offset returns the byte offset of a place, clamped to the text.
func (f *File) Offset(at At) int {
	offset := f.lineStart(at.Line)
	for range at.Column - 1 {
		if offset >= len(f.Text) {
			break
		}
		_, size := utf8.DecodeRune(f.Text[offset:])
		offset += size
	}
	return offset
}

// lineStart returns the offset of the first byte of a line, counted from 1; of
// the last line when there are fewer.
func (f *File) lineStart(line int32) int {
	if len(f.Text) >= indexedSize {
		return f.index.of(f.Text).lineStart(line)
	}
	offset := 0
	for ; line > 1; line-- {
		next := bytes.IndexByte(f.Text[offset:], '\n')
		if next < 0 {
			break
		}
		offset += next + 1
	}
	return offset
}

// Line returns the text of a line, counted from 1, without its line break.
func (f *File) Line(n int32) string {
	if n < 1 {
		return ""
	}
	start := f.lineStart(n)
	if f.Position(start).Line != n {
		return ""
	}
	if len(f.Text) >= indexedSize {
		return f.index.of(f.Text).line(start)
	}
	line, _, _ := bytes.Cut(f.Text[start:], []byte{'\n'})
	return strings.TrimRight(string(line), "\r")
}

// Pos returns the place as diagnostics name it.
func (f *File) Pos(at At) diag.Pos {
	return diag.Pos{File: f.Path, Line: int(at.Line), Column: int(at.Column)}
}

// Fault describes a problem at a place of the file, with the line shown and
// width characters of it underlined.
func (f *File) Fault(at At, width int, code diag.Code, text, hint string) diag.Diagnostic {
	return diag.Diagnostic{
		Pos: f.Pos(at), Width: width, Severity: diag.SeverityOf(code), Code: code,
		Text: text, Hint: hint, Source: f.Line(at.Line),
	}
}
