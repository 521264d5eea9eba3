package logs_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"faultbook/internal/logs"
)

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wide writes a text in UTF-16.
func wide(text string, mark, bigEndian bool) string {
	var out strings.Builder
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		low, high := byte(u), byte(u>>8)
		if bigEndian {
			low, high = high, low
		}
		out.WriteByte(low)
		out.WriteByte(high)
	}
	return out.String()
}

const failure = "2026-03-04 05:06:07 Backup of Größe 😀 failed after 3 attempts\n"

// TestFiles: text in any encoding, alone and in archives.
func TestFiles(t *testing.T) {
	m := logs.NewMatcher(testEntries(t))
	for name, data := range map[string]string{
		"UTF-8": failure, "with a mark": "\xef\xbb\xbf" + failure,
		"UTF-16": wide(failure, true, false), "UTF-16, big": wide(failure, true, true),
		"UTF-16 without a mark": wide(failure, false, false), "UTF-16, big, without a mark": wide(failure, false, true),
		"gzip": string(gzipped(t, failure)), "gzip of UTF-16": string(gzipped(t, wide(failure, true, false))),
		"ZIP":         string(zipped(t, map[string]string{"a/b.log": failure, "c.bin": "\x00\x01\x02"})),
		"ZIP of gzip": string(zipped(t, map[string]string{"a.log.gz": string(gzipped(t, failure))})),
	} {
		files := &logs.Files{Reader: m.NewReader(), Limit: logs.MaxInflated}
		if err := files.File("x.log", strings.NewReader(data), strings.NewReader(data), int64(len(data))); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		a := files.Reader.Answer()
		if len(a.Statuses) != 1 || a.Lines != 1 || a.Statuses[0].Values[0].Values[0] != "Größe 😀" {
			t.Errorf("%s: %+v", name, a)
		}
		if name == "ZIP" && !slices.Equal(files.Skipped, []string{"c.bin"}) {
			t.Errorf("left out: %q", files.Skipped)
		}
	}
}

// TestBadFiles: each gets a sentence of its own.
func TestBadFiles(t *testing.T) {
	m := logs.NewMatcher(testEntries(t))
	bomb := strings.Repeat("0", 1<<20)
	for want, data := range map[string][]byte{
		"no text":               []byte("\x7fELF\x01\x00\x00\x07\x03\x00abc"),
		"its archives hold":     gzipped(t, bomb),
		"more than 4 GB":        zipped(t, map[string]string{"a.log": bomb}),
		"read the gzip archive": []byte("\x1f\x8b\x08\x00"),
		"ends too early":        gzipped(t, failure)[:40],
		"read the ZIP archive":  []byte("PK\x03\x04 and nothing more"),
	} {
		files := &logs.Files{Reader: m.NewReader(), Limit: 1 << 16}
		err := files.File("x", bytes.NewReader(data), bytes.NewReader(data), int64(len(data)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
	archive := zipped(t, map[string]string{"a.log": failure})
	files := &logs.Files{Reader: m.NewReader(), Limit: 1 << 16}
	if err := files.File("stdin", bytes.NewReader(archive), nil, 0); err == nil {
		t.Error("a ZIP archive is read from standard input")
	}
}
