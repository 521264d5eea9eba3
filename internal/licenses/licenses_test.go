package licenses

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write notices.txt")

// systems are those that programs are released for.
var systems = []string{"darwin", "linux", "windows"}

// licenseFile matches the names of files that hold a license or a notice.
var licenseFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|attrib)`)

// alsoIn are files that hold a license under another name.
var alsoIn = map[string]string{"golang.org/x/image": "font/gofont/ttfs/README"}

// linked is a package of the program, as `go list` says it.
type linked struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// sources lists the files with licenses, by the module that they are of.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{"Go " + strings.TrimPrefix(runtime.Version(), "go"): {filepath.Join(goroot(t), "LICENSE")}}
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-pgo=off", "-deps", "-json=Dir,Standard,Module", "faultbook")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
			var p linked
			if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if p.Standard || p.Module.Main {
				continue
			}
			name := p.Module.Path + " " + p.Module.Version
			files[name] = append(files[name], licensesIn(t, p.Module.Dir)...)
			files[name] = append(files[name], licensesIn(t, p.Dir)...)
			if also := alsoIn[p.Module.Path]; also != "" {
				files[name] = append(files[name], filepath.Join(p.Module.Dir, also))
			}
		}
	}
	return files
}

func goroot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func licensesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && licenseFile.MatchString(e.Name()) && path.Ext(e.Name()) != ".go" {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files
}

var copyrightLine = regexp.MustCompile(`(?i)^(copyright|©|\(c\)) .*(\d{4}|\(c\)|©|authors)`)

// license is a text, without the lines that name who holds the copyright.
type license struct {
	text    string
	holders []string // "module: copyright line"
}

// notices makes the text. Licenses that differ in the holders of the copyright
// and in white space alone are one.
func notices(t *testing.T) string {
	t.Helper()
	licenses := map[string]*license{}
	files := sources(t)
	for _, module := range slices.Sorted(maps.Keys(files)) {
		slices.Sort(files[module])
		for _, file := range slices.Compact(files[module]) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			body, holders := parted(string(data))
			key := strings.Join(strings.Fields(strings.ToLower(body)), " ")
			if licenses[key] == nil {
				licenses[key] = &license{text: body}
			}
			l := licenses[key]
			l.holders = append(l.holders, module)
			for _, holder := range holders {
				l.holders = append(l.holders, "    "+holder)
			}
		}
	}
	sorted := slices.SortedFunc(maps.Values(licenses), func(a, b *license) int {
		return cmp.Or(-cmp.Compare(len(a.holders), len(b.holders)), cmp.Compare(a.text, b.text))
	})
	var b strings.Builder
	b.WriteString("faultbook holds parts of the following works.\n")
	for _, l := range sorted {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), strings.Join(l.holders, "\n"), l.text)
	}
	return b.String()
}

// parted takes the lines on copyright from a license.
func parted(text string) (body string, holders []string) {
	var kept []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		line = strings.TrimRight(line, " \t\n")
		if trimmed := strings.TrimSpace(line); copyrightLine.MatchString(trimmed) {
			holders = append(holders, trimmed)
		} else {
			kept = append(kept, line)
		}
	}
	return strings.Trim(strings.Join(kept, "\n"), "\n"), holders
}

// TestNotices holds that the text has the licenses of every module that is
// compiled into the program, on any system, as they are in these versions.
func TestNotices(t *testing.T) {
	for module, files := range sources(t) {
		if len(files) == 0 {
			t.Errorf("%s has no file with its license", module)
		}
	}
	want := notices(t)
	if *update {
		if err := os.WriteFile("notices.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	// The version of Go is that of the compiler at hand.
	version := regexp.MustCompile(`(?m)^Go \S+$`)
	if version.ReplaceAllString(Notices, "Go") != version.ReplaceAllString(want, "Go") {
		t.Error("notices.txt is not that of the modules in go.mod: run go test ./internal/licenses -update")
	}
}
