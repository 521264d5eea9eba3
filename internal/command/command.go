// Package command is the command line: words and flags come in, calls of the
// other packages, text for people or JSON for programs, and an exit code go
// out. It decides nothing about content.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
	"faultbook/internal/source"
)

// Exit codes.
const (
	exitContent = 1 // faults in the content
	exitWorld   = 2 // wrong usage, or a fault of the disk, the port and so on
)

// errContent means that the content has errors, which are shown already.
var errContent = errors.New("the content has faults")

// Run carries out one command line and returns the exit code: 0, 1 for faults
// in the content, 2 for wrong usage or a fault of the world, 130 or 143 after a
// signal to stop.
func Run(args []string, stdout, stderr io.Writer) int {
	ctx, ended := untilSignal(context.Background())
	return ended(run(ctx, args, stdout, stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	written := &checkedWriter{Writer: stdout}
	s := newStreams(written, stderr)
	root := newRoot(s)
	root.SetArgs(args)
	root.SetOut(written)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if unwritten := written.fault(); unwritten != nil && (err == nil || errors.Is(err, errContent)) {
		err = unwritten
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errContent):
		return exitContent
	case ctx.Err() != nil:
		return exitWorld // a signal ended it, which needs no words
	}
	fmt.Fprintln(stderr, "faultbook: "+diag.VisibleLines(sentence(err)))
	if hint := hintFor(err); hint != "" {
		fmt.Fprintln(stderr, "hint: "+diag.VisibleLines(hint))
	}
	return exitWorld
}

func newRoot(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "faultbook",
		Short: "Builds help centers of product statuses, errors and notifications",
		Long: `faultbook turns a folder of Markdown pages, one for each status, error or
notification of a product, into a static help center with cross-linked
troubleshooting tables.`,
		Example: `  faultbook serve            # read the site of this folder on http://127.0.0.1:8080/
  faultbook build            # write it to public/
  faultbook check            # only say what is wrong with it
  faultbook search "quota"   # search it as its readers do
  faultbook logs app.log     # say what is in a log, and what to do first`,
		Version:       Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		// Suggestions for mistyped commands come from cobra.
		SuggestionsMinimumDistance: 2,
	}
	root.PersistentFlags().StringP("directory", "C", ".", "work on the site in `DIR`, the folder with faultbook.yaml")
	root.AddCommand(
		buildCommand(s),
		bundleCommand(s),
		serveCommand(s),
		checkCommand(s),
		searchCommand(s),
		logsCommand(s),
		mcpCommand(s),
		keywordsCommand(s),
		catalogueCommand(s),
		importCommand(s),
		newCommand(s),
		schemaCommand(s),
		lspCommand(s),
		lockCommand(s),
		moveCommand(s),
		retireCommand(s),
		initCommand(s),
		datesCommand(s),
		exportCommand(s),
		templatesCommand(s),
		explainCommand(s),
		versionCommand(s),
	)
	root.SetVersionTemplate(thisBuild().String() + "\n")
	root.PersistentPreRunE = refuseEmpty
	root.SetFlagErrorFunc(flagFault)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(helpCommand(root))
	return root
}

// helpCommand is cobra's, but that it fails for what is no command.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Help about any command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || cmd == nil || len(rest) > 0 {
				return fmt.Errorf("unknown command %q", strings.Join(args, " "))
			}
			cmd.InitDefaultHelpFlag()
			return cmd.Help()
		},
	}
}

// siteDir returns the folder of the site that a command works on.
func siteDir(cmd *cobra.Command) (string, error) {
	dir, err := cmd.Flags().GetString("directory")
	if err != nil {
		return "", err
	}
	const hint = "-C DIR is the site's folder"
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", refuse(hint, "there is no folder %s", dir)
	case err != nil:
		return "", fmt.Errorf("open the site: %w", err)
	case !info.IsDir():
		return "", refuse(hint, "%s is not a folder", dir)
	}
	return dir, nil
}

// outputDir returns where a site is published: what the flag says, or else
// public in the site's folder.
func outputDir(dir, flag string) (string, error) {
	if flag == "" {
		flag = filepath.Join(dir, "public")
	}
	inside, err := contains(flag, dir)
	if err != nil {
		return "", err
	}
	if inside {
		return "", fmt.Errorf("the output folder %s contains the site itself", flag)
	}
	return flag, besideInputs(dir, "folder", flag)
}

// besideInputs refuses to write into the folders that a site is made from.
func besideInputs(dir, kind, name string) error {
	inputs := []struct{ dir, name string }{{source.ContentDir, "content"}, {pipeline.TemplatesDir, "templates"}}
	entries, _ := os.ReadDir(dir) // nothing is inside of what cannot be read
	for _, e := range entries {
		if e.IsDir() && source.IsContentDir(e.Name()) {
			inputs = append(inputs, struct{ dir, name string }{e.Name(), "translations"})
		}
	}
	for _, input := range inputs {
		inside, err := contains(filepath.Join(dir, input.dir), name)
		if err != nil {
			return err
		}
		if inside {
			return refuse("name another place", "the output %s %s is inside the %s", kind, name, input.name)
		}
	}
	return nil
}

// contains reports whether a folder is another one or around it.
func contains(folder, other string) (bool, error) {
	a, err := resolved(folder)
	if err != nil {
		return false, err
	}
	b, err := resolved(other)
	if err != nil {
		return false, err
	}
	rel, err := filepath.Rel(a, b)
	return err == nil && (rel == "." || filepath.IsLocal(rel)), nil
}

// resolved returns the absolute path of a file that need not exist, with the
// links on the way to it followed.
func resolved(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest), nil
		}
		if dir == filepath.Dir(dir) {
			return abs, nil
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

// show prints diagnostics for people, and how many there are.
func (s *streams) show(problems diag.List) {
	if s.all {
		diag.Print(s.err, problems, s.color)
	} else {
		diag.PrintGrouped(s.err, problems, s.color)
	}
	if errs, warnings := problems.Count(); errs+warnings > 0 {
		fmt.Fprintf(s.err, "%s, %s\n", count(errs, "error", "errors"), count(warnings, "warning", "warnings"))
		if errs > 0 {
			fmt.Fprintf(s.err, "run `faultbook explain %s` for more\n", firstError(problems))
		}
	}
}

func firstError(problems diag.List) diag.Code {
	for _, d := range problems {
		if d.Severity == diag.Error {
			return d.Code
		}
	}
	return ""
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
