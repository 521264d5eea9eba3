package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"faultbook/internal/history"
	"faultbook/internal/output"
)

func datesCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "dates",
		Short: "Write the days of the last changes, for builds without git",
		Long: `Writes dates.txt into the site's folder: the day of the last commit of each file of
the content. A build where git is missing, or where the folder is no repository,
such as in a slim container, takes the days from it. Run it before the folder is
copied there.`,
		Example: `  faultbook dates
  faultbook dates -C ../help`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := siteDir(cmd)
			if err != nil {
				return err
			}
			days, err := history.In(dir).All(cmd.Context())
			if err != nil {
				return refuse("run it where git has the whole history", "find the days of the last changes: %w", err)
			}
			name := filepath.Join(dir, history.DatesName)
			if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
				return refuse("remove it", "%s is not a regular file", name)
			}
			if err := output.Replace(name, func(w io.Writer) error {
				_, err := w.Write(history.FormatDates(days))
				return err
			}); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%s: %s\n", name, count(len(days), "file", "files"))
			return nil
		},
	}
}
