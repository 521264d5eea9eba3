package command

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

func checkCommand(s *streams) *cobra.Command {
	var flags siteFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report problems in the site, and write nothing",
		Long: `Reads the whole site, makes every page, and prints every problem: file, line,
column, the line itself, what is wrong and what to do. Exit code 1 when there
are errors.`,
		Example: `  faultbook check
  faultbook check --json     one JSON object a line, for editors`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runCheck(cmd, s, &flags)
		},
	}
	flags.register(cmd, "base-url", "drafts", "workers")
	cmd.Flags().BoolVar(&flags.json, "json", false, "print one JSON object a diagnostic, one a line")
	return cmd
}

func runCheck(cmd *cobra.Command, s *streams, flags *siteFlags) error {
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	opts, err := flags.options()
	if err != nil {
		return err
	}
	made, err := produce(cmd.Context(), s, dir, opts, flags.json, func(p *pipeline.Project) (diag.List, error) {
		return publish.Check(cmd.Context(), p)
	})
	if err != nil {
		return err
	}
	if flags.json {
		return diag.PrintJSON(s.out, made.problems)
	}
	s.show(made.problems)
	fmt.Fprintf(s.out, "no errors in %s\n", count(len(made.project.Site.Pages), "page", "pages"))
	return nil
}

func explainCommand(s *streams) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a problem, or list all codes",
		Example: `  faultbook explain FB020
  faultbook explain          list every code`,
		Args: atMostOne("CODE"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return diag.CodeNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listCodes(s, asJSON)
			}
			e, ok := diag.Explain(diag.Code(strings.ToUpper(args[0])))
			if !ok {
				hint := "`faultbook explain` lists them"
				if nearest := diag.Nearest(args[0], diag.CodeNames()); nearest != "" {
					hint = fmt.Sprintf("did you mean %s? %s", nearest, hint)
				}
				return refuse(hint, "there is no code %q", args[0])
			}
			if asJSON {
				return json.NewEncoder(s.out).Encode(e)
			}
			fmt.Fprint(s.out, e.String())
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func listCodes(s *streams, asJSON bool) error {
	for _, name := range diag.CodeNames() {
		e, _ := diag.Explain(diag.Code(name))
		if asJSON {
			if err := json.NewEncoder(s.out).Encode(e); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(s.out, "%s  %-7s  %s\n", e.Code, e.Severity, e.Title)
	}
	return nil
}
