package command

import (
	"context"

	"github.com/spf13/cobra"

	"faultbook/internal/edit"
)

func retireCommand(s *streams) *cobra.Command {
	var flags editFlags
	var what edit.Retirement
	cmd := &cobra.Command{
		Use:   "retire ID",
		Short: "Mark a page whose status the product no longer shows",
		Long: `Adds the key retired to a page. The page keeps its address and says since which
version it no longer applies and what replaced it. The search still finds it by its
message; tables and menus leave it out. If its file is gone, retire restores it from
git; without git, its address becomes an alias of the first page that --to names.`,
		Example: `  faultbook retire lamp/start/overheated --to lamp/start/starting --since 7.2
  faultbook retire lamp/start/starting --to lamp/start/overheated --dry-run`,
		Args:              oneArgument,
		ValidArgsFunction: completeIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			what.ID = args[0]
			return runEdit(cmd, s, &flags, func(ctx context.Context, w *edit.Workspace) (*edit.Plan, error) {
				return w.Retire(ctx, what)
			})
		},
	}
	flags.register(cmd)
	cmd.Flags().StringArrayVar(&what.To, "to", nil, "the `ID` of a page that replaces it; can be repeated")
	cmd.Flags().StringVar(&what.Since, "since", "", "the `VERSION` of the product that no longer shows it")
	_ = cmd.RegisterFlagCompletionFunc("to", completeIDs) // the flag is defined
	return cmd
}
