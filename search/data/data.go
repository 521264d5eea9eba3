// Package data holds what the engine in Go and the one in TypeScript read alike: the
// TypeScript files beside this one, which are plain enough to be read here. Text comes in;
// values by name go out.
package data

import (
	"embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

//go:embed *.ts
var sources embed.FS

var entry = regexp.MustCompile(`(?m)^  (\w+): (.*?),(?: // .*)?$`)

// broken is where a text goes on in the next line.
var broken = regexp.MustCompile(`" \+\n +"`)

var group = regexp.MustCompile(`(?ms)^export const (\w+) = \{$(.*?)^\}$`)

// constants are the entries of the constants of each file that was asked for: by file, constant and name.
var constants sync.Map

// values returns the entries of a constant in a file, by name.
func values(file, constant string) map[string]string {
	all, ok := constants.Load(file)
	if !ok {
		all = read(file)
		constants.Store(file, all)
	}
	return all.(map[string]map[string]string)[constant]
}

// read returns the entries of all constants of a file, by constant and name.
func read(file string) map[string]map[string]string {
	text, err := sources.ReadFile(file + ".ts")
	if err != nil {
		panic(fmt.Errorf("data: %w", err)) // the file is part of the program
	}
	out := map[string]map[string]string{}
	for _, g := range group.FindAllStringSubmatch(broken.ReplaceAllString(string(text), ""), -1) {
		out[g[1]] = map[string]string{}
		for _, e := range entry.FindAllStringSubmatch(g[2], -1) {
			out[g[1]][e[1]] = e[2]
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
			panic(fmt.Errorf("data: %s: %w", name, err))
		}
		out[name] = n
	}
	return out
}

// Texts gives the texts of a constant by name.
func Texts(file, constant string) map[string]string {
	out := map[string]string{}
	for name, value := range values(file, constant) {
		text, err := strconv.Unquote(value)
		if err != nil {
			panic(fmt.Errorf("data: %s: %w", name, err))
		}
		out[name] = text
	}
	return out
}

// Words gives the words of each text of a constant.
func Words(file, constant string) map[string][]string {
	out := map[string][]string{}
	for name, text := range Texts(file, constant) {
		out[name] = strings.Fields(text)
	}
	return out
}

var limit = regexp.MustCompile(`(?m)^export const (\w+) = ([\d.]+)$`)

// limits are the limits by name.
var limits = func() map[string]float64 {
	text, err := sources.ReadFile("limits.ts")
	if err != nil {
		panic(fmt.Errorf("data: %w", err)) // the file is part of the program
	}
	out := map[string]float64{}
	for _, m := range limit.FindAllStringSubmatch(string(text), -1) {
		n, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			panic(fmt.Errorf("data: %s: %w", m[1], err))
		}
		out[m[1]] = n
	}
	return out
}()

// used are the limits that the engine in Go has asked for.
var used = map[string]bool{}

// Limit gives a limit by the name that limits.ts has for it. It is called while the
// program starts, and a name without a number is a mistake in the program.
func Limit[T int | float64](name string) T {
	n, ok := limits[name]
	if !ok {
		panic("data: there is no limit " + name)
	}
	used[name] = true
	return T(n)
}

// UnusedLimits lists the limits that the engine in Go has not asked for.
func UnusedLimits() []string {
	var names []string
	for name := range limits {
		if !used[name] {
			names = append(names, name)
		}
	}
	return names
}
