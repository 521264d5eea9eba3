package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// measureEdits saves files, each with a word of its own, and measures until a
// page shows it. Each file is put back afterwards.
func (p *running) measureEdits(values map[string]float64, name string, files []string, n int, edit func(text, word string) string, shows func(address string) string) error {
	var took []float64
	for i := range n {
		file := files[i*len(files)/n]
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		word := fmt.Sprintf("Zeppelin%s%d", name, i)
		rel, err := filepath.Rel(p.content, file)
		if err != nil {
			return err
		}
		page := p.root + shows(strings.ToLower(strings.TrimSuffix(filepath.ToSlash(rel), ".md"))+"/")
		seconds, err := saveUntil(file, edit(string(text), word), func() bool { return served(page, word) })
		if err == nil {
			_, err = saveUntil(file, string(text), func() bool { return !served(page, word) })
		}
		if err != nil {
			return err
		}
		took = append(took, seconds)
		time.Sleep(editGap)
	}
	note(values, name, took)
	return nil
}

// measureFindable measures from saving files until the files of the search are
// those of the new text: until then a browser finds the old.
func (p *running) measureFindable(values map[string]float64, files []string) error {
	var manifest string
	changed := func() bool {
		_, text, err := get(p.root + "search/manifest.js")
		return err == nil && text != manifest
	}
	var took []float64
	for i := range findableEdits {
		file := files[i*len(files)/findableEdits]
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		_, manifest, _ = get(p.root + "search/manifest.js")
		seconds, err := saveUntil(file, appendWord(string(text), fmt.Sprintf("Zeppelinfound%d", i)), changed)
		if err != nil {
			return err
		}
		_, manifest, _ = get(p.root + "search/manifest.js")
		if _, err := saveUntil(file, string(text), changed); err != nil {
			return err
		}
		took = append(took, seconds)
		time.Sleep(editGap)
	}
	note(values, "findable", took)
	return nil
}

// note keeps the median of some seconds, and what 95 % of them do not exceed.
func note(values map[string]float64, name string, seconds []float64) {
	slices.Sort(seconds)
	values[name+"_median_seconds"] = seconds[len(seconds)/2]
	values[name+"_p95_seconds"] = seconds[min(len(seconds)-1, len(seconds)*95/100)]
}

// saveUntil writes a file and returns how many seconds passed until something
// shows.
func saveUntil(file, text string, shows func() bool) (float64, error) {
	started := time.Now()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return 0, err
	}
	for !shows() {
		if time.Since(started) > editPatience {
			return 0, fmt.Errorf("the change of %s is not served", filepath.Base(file))
		}
		time.Sleep(500 * time.Microsecond)
	}
	return time.Since(started).Seconds(), nil
}

func appendWord(text, word string) string { return text + "\nA word more: " + word + ".\n" }

var statusLine = regexp.MustCompile(`(?m)^status: (.*)$`)

// addLabel gives an entry another label and keeps the old as a second one, so
// that links by it still lead somewhere.
func addLabel(text, word string) string {
	if strings.Contains(text, "\nalso: [") {
		return strings.Replace(text, "\nalso: [", "\nalso: ["+word+", ", 1)
	}
	return statusLine.ReplaceAllString(text, "status: "+word+"\nalso: [$1]")
}

func ownPage(address string) string       { return address }
func operationPage(address string) string { return path.Dir(strings.TrimSuffix(address, "/")) + "/" }

func served(page, word string) bool {
	_, text, err := get(page)
	return err == nil && strings.Contains(text, word)
}

func get(url string) (int, string, error) {
	r, err := http.Get(url)
	if err != nil {
		return 0, "", err
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	return r.StatusCode, string(text), err
}
