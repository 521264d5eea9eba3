package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/edit"
)

func newCommand(s *streams) *cobra.Command {
	var flags editFlags
	var title string
	cmd := &cobra.Command{
		Use:   "new KIND ID",
		Short: "Create the page of a product, an operation or an entry",
		Long: `Creates a page with the keys that most entries of its operation use, and lists the
choices of each key beside it. An entry begins as a draft. Create a product first,
then its operations, then their entries.`,
		Example: `  faultbook new product lantern
  faultbook new operation lamp/setup --title "First setup"
  faultbook new entry lamp/start/dim --title "Lamp is dim"
  faultbook new entry lamp/start/off --dry-run`,
		Args: func(cmd *cobra.Command, args []string) error {
			if err := twoArguments(cmd, args); err != nil {
				return err
			}
			if kinds := edit.NewKinds(); !slices.Contains(kinds, args[0]) {
				hint := diag.DidYouMean(args[0], kinds)
				return refuse(hint, "new takes %s, not %q", strings.Join(kinds, ", "), args[0])
			}
			return nil
		},
		ValidArgsFunction: completeKinds,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEdit(cmd, s, &flags, func(_ context.Context, w *edit.Workspace) (*edit.Plan, error) {
				return w.New(document.Kind(args[0]), args[1], title)
			})
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&title, "title", "",
		"the title, or the status of an entry, as `TEXT`; by default it follows from the id")
	return cmd
}

// completeKinds completes the first argument.
func completeKinds(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return edit.NewKinds(), cobra.ShellCompDirectiveNoFileComp
}
