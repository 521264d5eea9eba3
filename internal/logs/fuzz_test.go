package logs_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"faultbook/internal/logs"
)

// FuzzLog: a log gives the same answer whole and in pieces, and what is said of it is
// within it.
func FuzzLog(f *testing.F) {
	var all []vector
	read(f, "testdata/vectors.json", &all)
	for _, v := range all {
		f.Add(v.Log, 7)
	}
	f.Add("[{\"a\":1},{\"b\":\"Backup Failed\"}]\n{\"a\":1},{\"b\":2}", 3)
	m := logs.NewMatcher(testEntries(f))
	f.Fuzz(func(t *testing.T, log string, size int) {
		log, _, _ = strings.Cut(log, nextFile)
		whole := answerTo(m, log)
		r := m.NewReader()
		r.Begin("a.log")
		for size = max(1, size%64); len(log) > size; log = log[size:] {
			r.Write(log[:size])
		}
		r.Write(log)
		if parts := r.Answer(); !reflect.DeepEqual(parts, whole) {
			t.Errorf("in pieces of %d: %+v, whole: %+v", size, parts, whole)
		}
		for _, s := range whole.Statuses {
			if s.Count < len(s.Places) || s.Count == 0 {
				t.Errorf("%s occurred %d times in %d places", s.ID, s.Count, len(s.Places))
			}
			for _, p := range s.Places {
				if p.Line < 1 || p.Line > whole.Lines {
					t.Errorf("%s is in line %d of %d", s.ID, p.Line, whole.Lines)
				}
			}
		}
	})
}

// FuzzFile: no file, whatever it pretends to be, gives more than the limit or ends the
// program.
func FuzzFile(f *testing.F) {
	for _, data := range [][]byte{gzipped(f, "Backup Failed\n"), zipped(f,
		map[string]string{"a.log": "Backup Failed\n", "b.bin": "\x00\x01"}),
		[]byte("\xff\xfeB\x00a\x00"), []byte("PK\x03\x04"), []byte("\x1f\x8b\x08")} {
		f.Add(data)
	}
	m := logs.NewMatcher(testEntries(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		files := &logs.Files{Reader: m.NewReader(), Limit: 1 << 16}
		err := files.File("a.log", bytes.NewReader(data), bytes.NewReader(data), int64(len(data)))
		if err != nil && strings.TrimSpace(err.Error()) == "" {
			t.Error("an error says nothing")
		}
		files.Reader.Answer()
	})
}
