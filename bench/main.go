// Command bench measures faultbook on made-up sites of several sizes, and Hugo,
// Pagefind and MiniSearch on the same pages in the same run.
//
//	go run ./bench                          1,000, 10,000 and 50,000 pages, Hugo up to 10,000
//	go run ./bench --sizes 1000 --json      one size, for programs
//	go run ./bench generate --pages 500 DIR write a site to look at
//	go run ./bench profile default.pgo      tell the compiler anew where time goes
//
// A section of the report is a file of this folder: it measures what it is
// about on the sites it asks for, and adds what it found to the report. Nothing
// here asserts: times depend on the machine, and targets are shown beside what
// was found.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"faultbook/bench/generate"
)

// sections are run in this order; a later one may use what earlier ones added
// to the report.
var sections = []section{
	buildSection, hugoSection, ratioSection, growthSection,
	searchSection, bytesSection, keysSection, peersSection, watchSection,
	bundleSection, lighthouseSection,
}

// section is one part of the report.
type section struct {
	name, about string
	run         func(*bench) error
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	run := runBench
	args := os.Args[1:]
	if len(args) > 0 {
		switch args[0] {
		case "generate":
			run, args = runGenerate, args[1:]
		case "profile":
			run, args = runProfile, args[1:]
		}
	}
	if err := run(ctx, args, os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		stop()
		os.Exit(2)
	}
}

func runBench(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	sizes := flags.String("sizes", "1000,10000,50000", "pages of the sites to measure")
	only := flags.String("only", "", "sections to run; all when empty: "+strings.Join(sectionNames(), ","))
	asJSON := flags.Bool("json", false, "print JSON")
	b := &bench{ctx: ctx, log: stderr}
	flags.IntVar(&b.runs, "runs", 1, "measure this often and keep the run with the least CPU")
	flags.IntVar(&b.hugoLimit, "hugo-limit", 10_000, "measure Hugo on sites of at most this many pages")
	flags.StringVar(&b.hugo, "hugo", "", "use this Hugo and install none")
	flags.StringVar(&b.binary, "faultbook", "", "use this faultbook and build none")
	flags.StringVar(&b.work, "keep", "", "make the sites in this folder and leave them there")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "go run ./bench [flags]\ngo run ./bench generate --pages N [--for hugo] DIR\ngo run ./bench profile default.pgo")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if b.sizes, err = parseSizes(*sizes); err != nil {
		return err
	}
	chosen, err := chooseSections(*only)
	if err != nil {
		return err
	}
	err = b.runAll(chosen)
	show := b.report.writeText
	if *asJSON {
		show = b.report.writeJSON
	}
	return errors.Join(err, show(stdout))
}

func parseSizes(list string) ([]int, error) {
	var sizes []int
	for _, field := range strings.Split(list, ",") {
		n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(field), "_", ""))
		if err != nil || n < generate.MinPages {
			return nil, fmt.Errorf("--sizes takes numbers from %d, joined by commas, not %q", generate.MinPages, field)
		}
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	return slices.Compact(sizes), nil
}

func sectionNames() []string {
	var names []string
	for _, s := range sections {
		names = append(names, s.name)
	}
	return names
}

func chooseSections(only string) ([]section, error) {
	if only == "" {
		return sections, nil
	}
	wanted := strings.Split(only, ",")
	for _, name := range wanted {
		if !slices.Contains(sectionNames(), name) {
			return nil, fmt.Errorf("no section is called %q; there are %s", name, strings.Join(sectionNames(), ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(sections), func(s section) bool { return !slices.Contains(wanted, s.name) }), nil
}

// runGenerate writes one site.
func runGenerate(_ context.Context, args []string, _, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench generate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	pages := flags.Int("pages", 1000, "Markdown files of the site")
	tool := flags.String("for", "faultbook", "write for faultbook or for hugo")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("generate takes one folder to write to")
	}
	if entries, err := os.ReadDir(flags.Arg(0)); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty", flags.Arg(0))
	}
	site, err := generate.New(*pages)
	if err != nil {
		return err
	}
	switch *tool {
	case "faultbook":
		return site.Faultbook(flags.Arg(0))
	case "hugo":
		return site.Hugo(flags.Arg(0))
	}
	return fmt.Errorf("--for takes faultbook or hugo, not %q", *tool)
}
