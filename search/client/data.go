// Package client holds what the engine in Go and the one in TypeScript read alike: the
// files in data, which are TypeScript and plain enough to be read here. Text comes in;
// values by name go out.
package client

import (
	"embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

//go:embed data
var data embed.FS

var entry = regexp.MustCompile(`(?m)^  (\w+): (.*),$`)
var group = regexp.MustCompile(`(?ms)^export const (\w+) = \{$(.*?)^\}$`)

// values reads the entries of a constant in a file of data.
func values(file, constant string) map[string]string {
	text, err := data.ReadFile("data/" + file + ".ts")
	if err != nil {
		panic(fmt.Errorf("client: %w", err)) // the file is part of the program
	}
	out := map[string]string{}
	for _, g := range group.FindAllStringSubmatch(string(text), -1) {
		if g[1] != constant {
			continue
		}
		for _, e := range entry.FindAllStringSubmatch(g[2], -1) {
			out[e[1]] = e[2]
		}
	}
	return out
}

// Numbers gives the numbers of a constant by name.
func Numbers(file, constant string) map[string]float64 {
	out := map[string]float64{}
	for name, value := range values(file, constant) {
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			panic(fmt.Errorf("client: %s: %w", name, err))
		}
		out[name] = n
	}
	return out
}

// Words gives the words of each text of a constant.
func Words(file, constant string) map[string][]string {
	out := map[string][]string{}
	for name, value := range values(file, constant) {
		text, err := strconv.Unquote(value)
		if err != nil {
			panic(fmt.Errorf("client: %s: %w", name, err))
		}
		out[name] = strings.Fields(text)
	}
	return out
}
