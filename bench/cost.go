package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// costSizes are how many parts the inputs of this section have: each is twice the last.
var costSizes = []int{5_000, 10_000, 20_000}

// overdone are documents and settings of very many equal parts, of the kinds that once
// cost more than their share. %d is the number of a part.
var overdone = []struct{ name, before, part, after string }{
	{"duplicate keys", "---\nstatus: X\n", "severity: a\n", "---\n"},
	{"unknown keys", "---\nstatus: X\n", "k%d: a\n", "---\n"},
	{"unknown placeholders", "---\nstatus: X\nmessage: A\naction: none\nplaceholders:\n", "  P%d: a\n", "---\n"},
	{"unknown pages", "---\nstatus: X\naction: none\n---\n", "[[x%d]] ", "\n"},
	{"links on one line", "---\nstatus: X\naction: none\n---\n", "[a](https://e.com/%d) ", "\n"},
	{"footnotes", "---\nstatus: X\naction: none\n---\n", "\na[^%d]\n\n[^%d]: b\n", "\n"},
	{"open blocks", "---\nstatus: X\naction: none\n---\n", "\n:::note\n", "\n"},
	{"open elements", "---\nstatus: X\naction: none\n---\n", "<b>a</b> <i> ", "\n"},
	{"headings", "---\nstatus: X\naction: none\n---\n", "\n## A\n", "\n"},
}

// matrixSizes are how many operations a product has whose matrix has a column for each.
var matrixSizes = []int{400, 800, 1_600}

// cost measures how what an input costs grows with its size: 1 is in proportion.
func (b *bench) cost() error {
	nothing, err := b.costOf("nothing", "---\nstatus: X\naction: none\n---\n")
	if err != nil {
		return err
	}
	for _, input := range overdone {
		var took []usage
		for _, n := range costSizes {
			var text strings.Builder
			text.WriteString(input.before)
			for i := range n {
				text.WriteString(strings.ReplaceAll(input.part, "%d", fmt.Sprint(i)))
			}
			name := fmt.Sprintf("%s-%d", strings.ReplaceAll(input.name, " ", "-"), n)
			u, err := b.costOf(name, text.String()+input.after)
			if err != nil {
				return err
			}
			took = append(took, u)
		}
		b.grew(input.name, costSizes, took, nothing.cpu.Value)
	}
	var took []usage
	for _, n := range matrixSizes {
		u, err := b.matrixOf(n)
		if err != nil {
			return err
		}
		took = append(took, u)
	}
	b.grew("columns of a matrix", matrixSizes, took, nothing.cpu.Value)
	return nil
}

// grew adds the exponent of the growth from the first size to the last, and the memory
// at the last. What any site costs is left out.
func (b *bench) grew(name string, sizes []int, took []usage, base float64) {
	last := len(took) - 1
	const least = 0.02 // seconds: less is noise
	first, most := max(least, took[0].cpu.Value-base), max(least, took[last].cpu.Value-base)
	b.add("cost", name, "exponent of the growth", figure{
		Value: math.Log(most/first) / math.Log(float64(sizes[last])/float64(sizes[0])),
		Noise: took[0].cpu.Noise + took[last].cpu.Noise,
	})
	b.add("cost", name, "CPU at most, s", took[last].cpu)
	b.add("cost", name, "memory at most, MB", took[last].memory)
}

// costOf checks a site of one document.
func (b *bench) costOf(name, document string) (usage, error) {
	return b.checked(name, map[string]string{"content/lamp/start/x.md": document})
}

// matrixOf checks and builds a product of n operations with the same status each.
func (b *bench) matrixOf(n int) (usage, error) {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("content/lamp/o%d/x.md", i)] = "---\nstatus: X\naction: none\n---\n"
	}
	return b.checked(fmt.Sprintf("matrix-%d", n), files)
}

func (b *bench) checked(name string, files map[string]string) (usage, error) {
	dir := filepath.Join(b.work, "cost-"+name)
	files["faultbook.yaml"] = "title: Cost\n"
	for file, text := range files {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return usage{}, err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return usage{}, err
		}
	}
	return b.measure(dir, filepath.Join(dir, "public"), b.binary, "check", "--json", "-C", dir)
}
