package command

import (
	"context"

	"github.com/spf13/cobra"

	"faultbook/internal/edit"
)

func moveCommand(s *streams) *cobra.Command {
	var flags editFlags
	cmd := &cobra.Command{
		Use:   "move OLD NEW",
		Short: "Give a page, a folder or a section another address",
		Long: `Moves the file of a page, or a folder with all below it, and rewrites every link to
it. The old address becomes an alias. If you have renamed the file already, or merged
two pages by hand, it does the rest. If NEW ends in /, the page moves into that folder.
PAGE#OLD PAGE#NEW says where a section is now, after its heading changed. A move that
would leave an error is refused, and nothing is written.`,
		Example: `  faultbook move lamp/start/overheated lamp/start/too-hot
  faultbook move lamp/start lamp/first-steps --dry-run
  faultbook move guides/before-you-contact-support#urgent guides/before-you-contact-support#what-is-urgent`,
		Args:              twoArguments,
		ValidArgsFunction: completeIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEdit(cmd, s, &flags, func(ctx context.Context, w *edit.Workspace) (*edit.Plan, error) {
				return w.Move(ctx, args[0], args[1])
			})
		},
	}
	flags.register(cmd)
	return cmd
}
