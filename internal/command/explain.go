package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
)

func explainCommand(s *streams) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a problem, or list all codes",
		Example: `  faultbook explain FB020
  faultbook explain          # list every code`,
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
				return newJSON(s.out).Encode(e)
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
			if err := newJSON(s.out).Encode(e); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(s.out, "%s  %-7s  %s\n", e.Code, e.Severity, e.Title)
	}
	return nil
}
