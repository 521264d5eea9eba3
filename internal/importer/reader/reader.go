// Package reader reads the formats of an import. The bytes of one file come in; articles with tables
// and prose go out. It never decides what a column means, opens no file, and writes nothing.
package reader

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"faultbook/internal/importer/table"
)

// MaxBytes is how large a file may be. A help center of 50,000 entries has less
// than half of it.
const MaxBytes = 64 << 20

// MaxRows is how many rows all tables of a file may have together.
const MaxRows = 200_000

// MaxColumns is how many columns a table may have: rows are filled up to the longest.
const MaxColumns = 256

// tooWide returns the error for a table with too many columns.
func tooWide(columns int) error {
	return fmt.Errorf("a row has %d columns, and at most %d can be read", columns, MaxColumns)
}

// ErrNothing is wrapped where a file holds nothing to import.
var ErrNothing = errors.New("nothing to import")

// Read reads a file in the format that the ending of its name says. If nothing can be imported, the
// error wraps ErrNothing, and the articles may hold one without tables.
func Read(name string, data []byte) ([]table.Article, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("%s has %d MB, and at most %d can be read: split it", name, len(data)>>20, MaxBytes>>20)
	}
	articles, err := read(name, data)
	if err != nil {
		return articles, err
	}
	rows := 0
	for _, a := range articles {
		for _, t := range a.Tables {
			rows += len(t.Rows)
		}
	}
	if rows > MaxRows {
		return nil, fmt.Errorf("%s has %d rows, and at most %d can be read: split it", name, rows, MaxRows)
	}
	return articles, nil
}

func read(name string, data []byte) ([]table.Article, error) {
	one := func(a table.Article, err error) ([]table.Article, error) {
		if err == nil && len(a.Tables) == 0 {
			err = fmt.Errorf("%s has no table and no list of labels: %w", name, ErrNothing)
		}
		return []table.Article{a}, err
	}
	switch ending(name) {
	case ".html", ".htm", ".xhtml":
		return one(HTML(name, data))
	case ".csv", ".tsv", ".txt":
		return one(CSV(name, data))
	case ".xlsx", ".xlsm":
		return one(XLSX(name, data))
	case ".md", ".markdown", ".mdx":
		return one(Markdown(name, data))
	case ".xml", ".resx", ".resw":
		switch {
		case isBackup(data):
			return backup(name, data)
		case isStorage(string(data)):
			return one(storagePage(name, data))
		}
		return one(XML(name, data))
	case ".json", ".arb":
		return JSON(name, data)
	}
	if read := catalogueReaders[ending(name)]; read != nil {
		return one(read(name, data))
	}
	return nil, fmt.Errorf(
		"%s is of no kind that can be read: HTML, CSV, XLSX, Markdown, JSON, PO, properties, strings, stringsdict, "+
			"xcstrings, ARB, XML or RESX",
		name,
	)
}

// catalogueReaders are the readers of catalogues of messages, by the ending of a file.
var catalogueReaders = map[string]func(name string, data []byte) (table.Article, error){
	".po": PO, ".pot": PO, ".properties": Properties, ".strings": Strings, ".stringsdict": StringsDict,
	".xcstrings": XCStrings,
}

func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

// Decode returns a text as UTF-8: of UTF-16 with a byte order mark or with zeros
// that show it, of UTF-8, or else of Windows-1252.
func Decode(name string, data []byte) (string, error) {
	text, err := decoded(name, data)
	return string(text), err
}

// decoded returns the same text as Decode. It does not copy a text that is UTF-8 already.
func decoded(name string, data []byte) ([]byte, error) {
	switch {
	case strings.HasPrefix(string(data[:min(3, len(data))]), "\ufeff"):
		data = data[3:]
	case len(data) >= 2 && data[0] == 0xff && data[1] == 0xfe:
		return []byte(utf16Text(data[2:], false)), nil
	case len(data) >= 2 && data[0] == 0xfe && data[1] == 0xff:
		return []byte(utf16Text(data[2:], true)), nil
	case len(data) >= 4 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		return []byte(utf16Text(data, false)), nil
	case len(data) >= 4 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		return []byte(utf16Text(data, true)), nil
	}
	if utf8.Valid(data) {
		if bytes.IndexByte(data, 0) >= 0 {
			return nil, fmt.Errorf("%s is no text: it holds zero bytes", name)
		}
		return data, nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil || bytes.IndexByte(text, 0) >= 0 || bytes.ContainsRune(text, utf8.RuneError) {
		return nil, fmt.Errorf("%s is text of an unknown encoding: save it as UTF-8", name)
	}
	return text, nil
}

func utf16Text(data []byte, big bool) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		low, high := data[i], data[i+1]
		if big {
			low, high = high, low
		}
		units = append(units, uint16(low)|uint16(high)<<8)
	}
	return string(utf16.Decode(units))
}
