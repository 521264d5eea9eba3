package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"faultbook/internal/lsp"
)

func lspCommand(s *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor over the Language Server Protocol",
		Long: `Serves an editor over standard input and output. It reports problems while you
type and offers fixes; completes keys, terms, ids, labels and [[links]]; explains
them, finds their definitions and references; and renames pages, with the old
address as an alias. The site is the folder that the editor opens, or that of -C.

Neovim:    vim.lsp.config("faultbook", {cmd = {"faultbook", "lsp"}, filetypes = {"markdown", "yaml"},
           root_markers = {"faultbook.yaml"}}); vim.lsp.enable("faultbook")
VS Code:   an extension for any language server, such as Generic LSP Client, with this command
JetBrains: the plugin LSP4IJ, with this command for *.md and faultbook.yaml`,
		Example: `  faultbook lsp
  faultbook lsp -C ../help`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			opts := lsp.Options{Dir: dir, Fixed: cmd.Flags().Changed("directory"), Version: Version}
			if err := lsp.Serve(cmd.Context(), standard{cmd.InOrStdin(), s.out}, opts); err != nil {
				return fmt.Errorf("serve the editor: %w", err)
			}
			return nil
		},
	}
	return cmd
}

// standard is standard input and output as one stream.
type standard struct {
	io.Reader
	io.Writer
}

// Close does nothing: the program ends.
func (standard) Close() error { return nil }
