package logs_test

import (
	"archive/tar"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/logs"
)

// tarred packs files into a tar archive, the last with a name that needs a header of its own.
func tarred(t testing.TB, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	if err := w.WriteHeader(&tar.Header{Name: "logs/", Typeflag: tar.TypeDir, Mode: 0o755}); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text := failure
		if strings.HasSuffix(name, ".bin") {
			text = "\x00\x01\x02"
		}
		if strings.HasSuffix(name, ".gz") {
			text = string(gzipped(t, failure))
		}
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zip64 rewrites the list of a ZIP archive of one file so that its sizes and places have 64 bits.
func zip64(t testing.TB, archive []byte) []byte {
	t.Helper()
	le := binary.LittleEndian
	list, end := bytes.Index(archive, []byte("PK\x01\x02")), bytes.LastIndex(archive, []byte("PK\x05\x06"))
	entry := bytes.Clone(archive[list:end])
	name, extra := int(le.Uint16(entry[28:])), int(le.Uint16(entry[30:]))
	field := le.AppendUint16(le.AppendUint16(nil, 1), 24)
	for _, at := range []int{24, 20, 42} { // unpacked, packed, offset
		field = le.AppendUint64(field, uint64(le.Uint32(entry[at:])))
		le.PutUint32(entry[at:], 1<<32-1)
	}
	le.PutUint16(entry[30:], uint16(extra+len(field)))
	out := append(bytes.Clone(archive[:list]), entry[:46+name]...)
	out = append(append(out, field...), entry[46+name:]...)
	place := uint64(len(out))
	out = append(out, "PK\x06\x06"...)
	out = le.AppendUint64(out, 44)
	out = append(out, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	for _, n := range []uint64{1, 1, place - uint64(list), uint64(list)} {
		out = le.AppendUint64(out, n)
	}
	out = append(out, "PK\x06\x07\x00\x00\x00\x00"...)
	out = append(le.AppendUint64(out, place), 1, 0, 0, 0)
	out = append(out, "PK\x05\x06\x00\x00\x00\x00"...)
	return append(out, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00"...)
}

// fileCases are files, and how many texts they hold.
func fileCases(t testing.TB) map[string]struct {
	data  []byte
	texts int
} {
	noise := "" // which does not pack, and so is longer than what the page looks through at once
	for r := rand.New(rand.NewPCG(1, 2)); len(noise) < 1<<18; {
		noise += fmt.Sprintln(r.Uint64(), r.Uint64())
	}
	long := strings.Repeat("folder/", 30) + "a.log"
	archive := tarred(t, "a.log", "b.bin", "c.log.gz", "täglich.log", long)
	type file = struct {
		data  []byte
		texts int
	}
	return map[string]file{
		"plain.log":    {[]byte(failure), 1},
		"empty.log":    {nil, 1},
		"a.log.gz":     {gzipped(t, failure), 1},
		"members.gz":   {slices.Concat(gzipped(t, failure), gzipped(t, ""), gzipped(t, noise), gzipped(t, failure)), 1},
		"a.zip":        {zipped(t, map[string]string{"x/a.log": failure}), 1},
		"zip64.zip":    {zip64(t, zipped(t, map[string]string{"x/a.log": failure})), 1},
		"a.tar":        {archive, 4},
		"a.tar.gz":     {gzipped(t, string(archive)), 4},
		"tar.zip":      {zipped(t, map[string]string{"x/a.tar.gz": string(gzipped(t, string(archive)))}), 4},
		"two.log.gz.z": {zipped(t, map[string]string{"x/a.log.gz": string(gzipped(t, wide(failure, true, true)))}), 1},
	}
}

// TestPageReadsTheSameFiles: the page and the command read the same texts of files and
// archives, and leave out the same.
func TestPageReadsTheSameFiles(t *testing.T) {
	cases, dir := fileCases(t), t.TempDir()
	var names, paths []string
	for name, one := range cases {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, one.data, 0o644); err != nil {
			t.Fatal(err)
		}
		names, paths = append(names, name), append(paths, path)
	}
	m := logs.NewMatcher(testEntries(t))
	for i, line := range runScript(t, "../../search/client/ui/logs/files.test.ts", paths...) {
		var page struct {
			Texts   [][2]string
			Skipped []string
			Fault   string
		}
		if err := json.Unmarshal(line, &page); err != nil {
			t.Fatal(err)
		}
		one := cases[names[i]]
		files := &logs.Files{Reader: m.NewReader(), Limit: logs.MaxInflated}
		in := bytes.NewReader(one.data)
		if err := files.File(names[i], in, in, in.Size()); err != nil {
			t.Errorf("%s: %v", names[i], err)
		}
		r, found := m.NewReader(), 0
		for _, text := range page.Texts {
			r.Begin(text[0])
			r.Write(text[1])
			if strings.Contains(text[1], failure) {
				found++
			}
		}
		if a, b := indented(t, r.Answer()), indented(t, files.Reader.Answer()); a != b || page.Fault != "" {
			t.Errorf("%s: %s%s", names[i], page.Fault, firstDifference(a, b))
		}
		if want := len(one.data); len(page.Texts) != one.texts || found != one.texts && want > 0 {
			t.Errorf("%s: the page reads %q", names[i], page.Texts)
		}
		if a, b := strings.Join(page.Skipped, ","), strings.Join(files.Skipped, ","); a != b {
			t.Errorf("%s: the page leaves out %q, the command %q", names[i], a, b)
		}
	}
}

// TestBytesAfterGzip: what follows a gzip file is left out, with a note; a second one is a
// part of it, and zeros are nothing.
func TestBytesAfterGzip(t *testing.T) {
	m := logs.NewMatcher(testEntries(t))
	for after, want := range map[string]struct{ lines, notes int }{
		"":                             {1, 0},
		"\x00\x00\x00\x00":             {1, 0},
		"garbage":                      {1, 1},
		string(gzipped(t, "second\n")): {2, 0},
	} {
		files := &logs.Files{Reader: m.NewReader(), Limit: logs.MaxInflated}
		data := string(gzipped(t, failure)) + after
		if err := files.File("a.gz", strings.NewReader(data), nil, 0); err != nil {
			t.Errorf("%q: %v", after, err)
		}
		if a := files.Reader.Answer(); a.Lines != want.lines || len(files.Notes) != want.notes {
			t.Errorf("%q: %d lines, notes %q", after, a.Lines, files.Notes)
		}
	}
}

// TestCutArchives: a file that ends too early says so, and what it has counts.
func TestCutArchives(t *testing.T) {
	m := logs.NewMatcher(testEntries(t))
	archive := tarred(t, "a.log", "b.log")
	for name, data := range map[string][]byte{
		"a.tar":    archive[:len(archive)-1024-512-100],
		"a.log.gz": gzipped(t, strings.Repeat(failure, 20000))[:2000],
	} {
		files := &logs.Files{Reader: m.NewReader(), Limit: logs.MaxInflated}
		err := files.File(name, bytes.NewReader(data), nil, 0)
		if err == nil || !strings.Contains(err.Error(), "ends too early") {
			t.Errorf("%s: %v", name, err)
		}
		if files.Reader.Lines() == 0 {
			t.Errorf("%s: no line was read", name)
		}
	}
}
