package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/findable"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

func checkCommand(s *streams) *cobra.Command {
	var flags siteFlags
	var findable, strict, fix, dryRun, translations bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report problems in the site, and write nothing",
		Long: `Reads the whole site, makes every page, and prints every problem: file, line,
column, the line itself, what is wrong and what to do. Exit code 1 when there
are errors. With --findable it then fills each message with made-up arguments,
searches for it as a line of a log, and reports each page that is not the first
hit, the page that is, and what would part the two; exit code 1 if there are any.

With --translations it lists what a site in several languages lacks; exit code 1 if
there is anything.

--fix repairs what takes no decision: quotation marks in YAML, names in another
spelling, levels of headings. It changes no letter and no digit. It adds moved_anchors
for a published heading that was renamed beyond doubt, and then reports what is left.
--fix --dry-run prints the changes and writes nothing.

The same problem in four or more places is printed once, with some of the places;
--all prints it at each of them.`,
		Example: `  faultbook check
  faultbook check --all              # every place of every problem
  faultbook check --strict           # fail on warnings, for a build server
  faultbook check --json             # one JSON object a line, for editors
  faultbook check --fix --dry-run    # print the repairs that --fix makes
  faultbook check --findable         # prove that every message finds its page
  faultbook check --translations     # list pages that are not translated, or changed since`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dryRun && !fix {
				return refuse("add --fix", "--dry-run goes with --fix")
			}
			if fix {
				if err := runFix(cmd, s, dryRun, flags.json); err != nil || dryRun {
					return err
				}
			}
			if translations {
				return runTranslations(cmd, s, &flags)
			}
			if findable {
				return runFindable(cmd, s, &flags)
			}
			return runCheck(cmd, s, &flags, strict)
		},
	}
	flags.register(cmd, "base-url", "drafts", "workers")
	cmd.Flags().BoolVar(&flags.json, "json", false, "print one JSON object a diagnostic, one a line")
	cmd.Flags().BoolVar(&s.all, "all", false, "print the same problem at each of its places")
	cmd.Flags().BoolVar(&fix, "fix", false, "repair what takes no decision, then report what is left")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "with --fix, print the repairs and write nothing")
	cmd.Flags().
		BoolVar(&strict, "strict", false,
			"report placeholders without an explanation too, and exit with 1 for warnings")
	cmd.Flags().
		BoolVar(&findable, "findable", false,
			"prove that every message finds its page, with made-up arguments in a log line")
	cmd.Flags().
		BoolVar(&translations, "translations", false,
			"list pages without a translation, and those that changed after it; exit with 1 for any")
	return cmd
}

// runTranslations lists what the site lacks of translations.
func runTranslations(cmd *cobra.Command, s *streams, flags *siteFlags) error {
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	opts, err := flags.options()
	if err != nil {
		return err
	}
	var lacking diag.List
	made, err := produce(cmd.Context(), s, dir, opts, flags.json, func(p *pipeline.Project) (diag.List, error) {
		lacking = p.Translations()
		return nil, nil
	})
	switch {
	case err != nil:
		return err
	case len(made.project.Others) == 0:
		return refuse("name them in faultbook.yaml, such as `languages: {de: {}}`", "the site has one language")
	case flags.json:
		err = diag.PrintJSON(s.out, lacking)
	case len(lacking) > 0:
		s.show(lacking)
	default:
		fmt.Fprintf(
			s.out,
			"every page is translated into %s\n",
			count(len(made.project.Others), "language", "languages"),
		)
	}
	if err == nil && len(lacking) > 0 {
		err = errContent
	}
	return err
}

// runFindable searches for every message of the site.
func runFindable(cmd *cobra.Command, s *streams, flags *siteFlags) error {
	f, _, err := openSite(cmd, s, flags, 1)
	if err != nil {
		return err
	}
	bar := newProgress(s)
	findings, err := findable.Prove(
		cmd.Context(),
		f.site,
		f.searcher,
		func(done, all int) { bar.step("searching", done, all) },
	)
	bar.finish()
	if err != nil {
		return err
	}
	enc := newJSON(s.out)
	for _, found := range findings {
		if !flags.json {
			printFinding(s, found)
		} else if err := enc.Encode(found); err != nil {
			return err
		}
	}
	if len(findings) > 0 {
		return errContent
	}
	if !flags.json {
		fmt.Fprintf(s.out, "every message of %s finds its page\n", count(len(f.site.Entries), "entry", "entries"))
	}
	return nil
}

func printFinding(s *streams, f findable.Finding) {
	fmt.Fprintf(s.out, "%s: not found first: %s\n", diag.Visible(f.File), diag.Visible(f.Message))
	switch {
	case f.Twin == "":
		fmt.Fprintln(s.out, "  nothing is found")
	default:
		fmt.Fprintf(s.out, "  first is %s; what parts them: %s\n", f.Twin, f.Parts)
	}
}

func runCheck(cmd *cobra.Command, s *streams, flags *siteFlags, strict bool) error {
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	opts, err := flags.options()
	if err != nil {
		return err
	}
	made, err := produce(cmd.Context(), s, dir, opts, flags.json, func(p *pipeline.Project) (diag.List, error) {
		problems, err := publish.Check(cmd.Context(), p)
		if strict {
			problems = append(problems, p.Site.Unexplained()...)
		}
		return append(problems, p.Site.DeadEnds()...), err
	})
	if err != nil {
		return err
	}
	if flags.json {
		if err := diag.PrintJSON(s.out, made.problems); err != nil {
			return err
		}
		if err := printDrafts(s.out, made.project.Drafts); err != nil || !strict || len(made.problems) == 0 {
			return err
		}
		return errContent
	}
	s.show(made.problems)
	s.showDrafts(made.project.Drafts)
	if strict && len(made.problems) > 0 {
		return errContent
	}
	fmt.Fprintf(s.out, "no errors in %s\n", count(len(made.project.Renderer.Pages()), "page", "pages"))
	return nil
}

// fixSummary is what `check --fix` did, for programs.
type fixSummary struct {
	Fixed   int          `json:"fixed"`
	Files   []editedFile `json:"files"`
	Written bool         `json:"written"`
}

// runFix repairs what takes no decision.
func runFix(cmd *cobra.Command, s *streams, dryRun, asJSON bool) error {
	w, dir, closeFiles, err := openWorkspace(cmd)
	if err != nil {
		return err
	}
	defer closeFiles()
	plan, fixed, err := w.Fix(cmd.Context())
	if err != nil {
		return err
	}
	if !dryRun {
		if err := output.Apply(dir, changesOf(plan)); err != nil {
			return err
		}
	}
	sum := fixSummary{fixed, editedFiles(plan), !dryRun}
	if asJSON {
		return newJSON(s.out).Encode(sum)
	}
	if dryRun {
		printDiffs(s.out, sum.Files)
	}
	fmt.Fprintf(s.out, "%s in %s\n", count(fixed, "repair", "repairs"), count(len(sum.Files), "file", "files"))
	if dryRun {
		fmt.Fprintln(s.out, nothingWritten)
	}
	return nil
}

// showDrafts says how many pages are no part of the site yet.
func (s *streams) showDrafts(names []string) {
	if len(names) > 0 {
		fmt.Fprintf(s.out, "%s left out; --drafts includes them\n", count(len(names), "draft", "drafts"))
	}
}

// printDrafts lists drafts for programs, one JSON object a line.
func printDrafts(out io.Writer, names []string) error {
	enc := newJSON(out)
	for _, name := range names {
		if err := enc.Encode(struct {
			Draft string `json:"draft"`
		}{name}); err != nil {
			return err
		}
	}
	return nil
}
