// Command bench measures faultbook on made-up sites, and Hugo and Pagefind on the same
// pages.
//
//	go run -C bench .                              everything
//	go run -C bench . --sizes 1000 --only build    one size and one section
//	go run -C bench . generate --pages 500 DIR     write a site to look at
//	go run -C bench . log DIR FILE                 write a log with messages of a site
//
// Sections add figures; figures.json keeps them, with the day and the machine.
// The report holds each figure against its target and against the last run on
// the same machine. Nothing fails when a figure is bad: times depend on the
// machine, and should be taken while it does nothing else.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"faultbook/bench/generate"
)

// section measures one thing and adds its figures.
type section struct {
	name, about string
	run         func(*bench) error
}

var sections = []section{
	{"build", "builds without search and with it; Hugo on the same pages", (*bench).builds},
	{"search", "first queries and keystrokes in a browser; other engines", (*bench).search},
	{"watch", "from saving a file to the new page", (*bench).watch},
	{"logs", "a log of 100 MB on the command line", (*bench).logs},
	{"bundle", "the offline bundle", (*bench).bundle},
	{"languages", "sites in five languages beside sites of as many pages in one", (*bench).languages},
	{"cost", "documents of very many parts: cost in proportion", (*bench).cost},
	{"lighthouse", "Lighthouse on the main pages of this site", (*bench).lighthouse},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	run, args := runBench, os.Args[1:]
	if len(args) > 0 {
		switch args[0] {
		case "generate":
			run, args = runGenerate, args[1:]
		case "log":
			run, args = runLog, args[1:]
		}
	}
	err := run(ctx, args)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

func runBench(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := flags.String("sizes", "1000,10000,50000", "`PAGES` of the sites")
	only := flags.String("only", "", "`SECTIONS` to run, joined by commas; all when empty")
	keep := flags.Bool("keep", true, "keep the figures in figures.json")
	b := &bench{ctx: ctx, figures: map[string]figure{}}
	flags.IntVar(&b.runs, "runs", 3, "how often programs are run; the median counts")
	flags.StringVar(&b.binary, "faultbook", "", "measure this `PROGRAM` and build none")
	flags.Usage = func() {
		fmt.Fprintln(os.Stderr,
			"go run -C bench . [flags]\n"+
				"go run -C bench . generate --pages N [--for hugo] DIR\n"+
				"go run -C bench . log DIR FILE")
		flags.PrintDefaults()
		for _, s := range sections {
			fmt.Fprintf(os.Stderr, "section %s: %s\n", s.name, s.about)
		}
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if b.sizes, err = parseSizes(*sizes); err != nil {
		return err
	}
	chosen, err := choose(*only)
	if err != nil {
		return err
	}
	past, err := readRecords(figuresFile)
	if err != nil {
		return err
	}
	err = b.run(chosen)
	now := newRecord(ctx, b.figures)
	report(os.Stdout, now, past)
	if *keep && len(now.Figures) > 0 {
		err = errors.Join(err, writeRecords(figuresFile, append(past, now)))
	}
	return err
}

func parseSizes(list string) ([]int, error) {
	var sizes []int
	for field := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || n < generate.MinPages {
			return nil, fmt.Errorf("--sizes takes numbers from %d, joined by commas, not %q", generate.MinPages, field)
		}
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	return slices.Compact(sizes), nil
}

func choose(only string) ([]section, error) {
	if only == "" {
		return sections, nil
	}
	var chosen []section
	for name := range strings.SplitSeq(only, ",") {
		i := slices.IndexFunc(sections, func(s section) bool { return s.name == name })
		if i < 0 {
			return nil, fmt.Errorf("no section is called %q; --help lists them", name)
		}
		chosen = append(chosen, sections[i])
	}
	return chosen, nil
}

// runGenerate writes one site.
func runGenerate(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("bench generate", flag.ContinueOnError)
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
	write := map[string]func(string) error{"faultbook": site.Faultbook, "hugo": site.Hugo}[*tool]
	if write == nil {
		return fmt.Errorf("--for takes faultbook or hugo, not %q", *tool)
	}
	return write(flags.Arg(0))
}
