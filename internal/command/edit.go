package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/edit"
	"faultbook/internal/history"
	"faultbook/internal/output"
	"faultbook/internal/source"
)

// editFlags are the flags of commands that change sources.
type editFlags struct{ dryRun, json bool }

func (f *editFlags) register(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "print what would change, and write nothing")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the result as JSON")
}

func oneArgument(cmd *cobra.Command, args []string) error { return exactly(1, cmd, args) }

func twoArguments(cmd *cobra.Command, args []string) error { return exactly(2, cmd, args) }

func exactly(n int, cmd *cobra.Command, args []string) error {
	if len(args) != n {
		return refuse(fmt.Sprintf("`faultbook help %s` shows examples", cmd.Name()),
			"%s takes %s, not %d", cmd.Name(), count(n, "argument", "arguments"), len(args))
	}
	return nil
}

// openWorkspace reads the site of a command, with or without faults.
func openWorkspace(cmd *cobra.Command) (*edit.Workspace, string, func(), error) {
	dir, err := siteDir(cmd)
	if err != nil {
		return nil, "", nil, err
	}
	files, err := source.OpenFolder(dir)
	if err != nil {
		return nil, "", nil, err
	}
	w, err := edit.Open(cmd.Context(), files, 0, history.In(dir).Last)
	if err != nil {
		files.Close()
		return nil, "", nil, err
	}
	return w, dir, func() { files.Close() }, nil
}

// runEdit plans a change of the sources, and carries it out.
func runEdit(
	cmd *cobra.Command, s *streams, flags *editFlags, plan func(context.Context, *edit.Workspace) (*edit.Plan, error),
) error {
	w, dir, closeFiles, err := openWorkspace(cmd)
	if err != nil {
		return err
	}
	defer closeFiles()
	made, err := plan(cmd.Context(), w)
	if err != nil {
		return editFault(s, flags, err)
	}
	if !flags.dryRun {
		if err := output.Apply(dir, changesOf(made)); err != nil {
			return err
		}
	}
	return reportEdit(s, flags, made)
}

// editFault shows what an edit would break.
func editFault(s *streams, flags *editFlags, err error) error {
	if usage := new(edit.UsageError); errors.As(err, &usage) {
		return refuse(usage.Hint, "%s", usage.Text)
	}
	refused := new(edit.RefusedError)
	if !errors.As(err, &refused) {
		return err
	}
	if flags.json {
		if err := diag.PrintJSON(s.out, refused.Problems); err != nil {
			return err
		}
	} else {
		s.show(refused.Problems)
		fmt.Fprintln(s.err, refused.Error())
	}
	return errContent
}

func changesOf(p *edit.Plan) []output.Change {
	changes := make([]output.Change, len(p.Changes))
	for i, c := range p.Changes {
		changes[i] = output.Change{Path: c.Path, From: c.From, Data: c.After, New: c.From == "" && c.Before == nil}
	}
	return changes
}

// editSummary is the result of a change of sources for programs.
type editSummary struct {
	Files   []editedFile `json:"files"`
	Links   int          `json:"links"`
	Written bool         `json:"written"`
}

type editedFile struct {
	Path string `json:"path"`
	From string `json:"from,omitempty"`
	Diff string `json:"diff,omitempty"`
}

// nothingWritten ends what --dry-run prints.
const nothingWritten = "nothing was written: leave out --dry-run to do it"

func reportEdit(s *streams, flags *editFlags, p *edit.Plan) error {
	sum := editSummary{Files: editedFiles(p), Links: p.Links, Written: !flags.dryRun}
	if flags.json {
		return newJSON(s.out).Encode(sum)
	}
	moved, changed, made := 0, 0, 0
	for _, c := range p.Changes {
		switch {
		case c.From != "":
			moved++
		case c.Before == nil:
			made++
		default:
			changed++
		}
	}
	if flags.dryRun {
		printDiffs(s.out, sum.Files)
	} else if made == 1 && len(p.Changes) == 1 {
		fmt.Fprintln(s.out, p.Changes[0].Path)
		return nil
	}
	fmt.Fprintln(s.out, editCounts(moved, changed, made, p.Links))
	if flags.dryRun {
		fmt.Fprintln(s.out, nothingWritten)
	}
	return nil
}

// editCounts says how many files a plan moves, changes and makes. It leaves out what there is none of.
func editCounts(moved, changed, made, links int) string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{moved, "moved"}, {changed, "changed"}, {made, "made"}} {
		if part.n > 0 {
			parts = append(parts, count(part.n, "file", "files")+" "+part.what)
		}
	}
	if links > 0 {
		parts = append(parts, count(links, "link", "links")+" rewritten")
	}
	if len(parts) == 0 {
		return "nothing to change"
	}
	return strings.Join(parts, ", ")
}

// editedFiles returns the files of a plan with their diffs.
func editedFiles(p *edit.Plan) []editedFile {
	files := []editedFile{}
	for _, c := range p.Changes {
		f := editedFile{Path: c.Path, From: c.From}
		if c.After != nil {
			f.Diff = string(diff.Diff(fromOf(c), c.Before, c.Path, c.After))
		}
		files = append(files, f)
	}
	return files
}

func printDiffs(out io.Writer, files []editedFile) {
	for _, f := range files {
		if f.From != "" {
			fmt.Fprintf(out, "rename %s -> %s\n", diag.Visible(f.From), diag.Visible(f.Path))
		}
		fmt.Fprint(out, diag.VisibleLines(f.Diff))
	}
}

func fromOf(c edit.Change) string {
	if c.From != "" {
		return c.From
	}
	return c.Path
}

// completeIDs completes the ids of pages.
func completeIDs(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	w, _, closeFiles, err := openWorkspace(cmd)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer closeFiles()
	var ids []string
	for _, p := range w.Site.Pages {
		if p.ID != "" {
			ids = append(ids, p.ID)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
