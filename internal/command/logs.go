package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"faultbook/internal/diag"
	"faultbook/internal/logreport"
	"faultbook/internal/logs"
)

// logFlags are the flags of logs.
type logFlags struct {
	siteFlags
	markdown, html, follow, undocumented bool
	redact                               bool
	site, answers                        string // the published site; the tag of a language
}

func logsCommand(s *streams) *cobra.Command {
	var flags logFlags
	cmd := &cobra.Command{
		Use:   "logs FILE... | -",
		Short: "Find out which statuses occurred in logs, and what to do first",
		Long: `Reads logs line by line: text, .gz, and all files of a .zip or .tar; - is
standard input. It recognises the statuses of the site by their messages, codes and
labels, shows their order, and groups faults that no page documents.

The exit code is 1 if a status asks for action and is not over, 0 otherwise, and
2 for wrong usage or a file that cannot be read. Reports for a ticket (--markdown, --html) leave out addresses,
mails, users, tokens, home folders and arguments; --redact=false keeps them.`,
		Example: `  faultbook logs app.log bundle.zip
  journalctl -b | faultbook logs --site https://help.example.com/ -
  faultbook logs --follow --site help-2.1.zip /var/log/app.log
  faultbook logs --undocumented app.log > new-entries.md`,
		Args: func(_ *cobra.Command, args []string) error { return flags.check(args) },
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("redact") {
				flags.redact = flags.markdown || flags.html
			}
			data, base, err := flags.data(cmd, s)
			if err != nil {
				return err
			}
			return flags.read(cmd, s, args, data, base)
		},
	}
	flags.register(cmd, "drafts", "workers")
	cmd.Flags().Lookup("workers").Usage = "use `N` cores; 0 for all"
	cmd.Flags().BoolVar(&flags.json, "json", false, "print the answer as JSON")
	cmd.Flags().BoolVar(&flags.markdown, "markdown", false, "print a report for a ticket as Markdown")
	cmd.Flags().BoolVar(&flags.html, "html", false, "print a report for a ticket as HTML")
	cmd.Flags().BoolVarP(&flags.follow, "follow", "f", false,
		"keep reading a file that grows, and print statuses as they come")
	cmd.Flags().BoolVar(&flags.undocumented, "undocumented", false,
		"print a draft of an entry for each fault that no page documents")
	cmd.Flags().BoolVar(&flags.redact, "redact", false,
		"leave out addresses, mails, users, tokens, home folders and arguments")
	cmd.Flags().StringVar(&flags.answers, "language", "",
		"answer in the language with this `TAG`; messages in all languages of the site count")
	cmd.Flags().StringVar(&flags.site, "site", "", "use a published site: its `FOLDER`, its address or its bundle")
	return cmd
}

func (f *logFlags) check(args []string) error {
	const hint = "`faultbook logs app.log` reads a file, `faultbook logs -` standard input"
	formats := 0
	for _, chosen := range []bool{f.json, f.markdown, f.html, f.undocumented} {
		if chosen {
			formats++
		}
	}
	switch {
	case f.workers < 0:
		return refuse("0 stands for all cores", "--workers takes a number from 0, not %d", f.workers)
	case len(args) == 0:
		return refuse(hint, "name the logs to read")
	case formats > 1:
		return refuse("give one of them", "--json, --markdown, --html and --undocumented are different reports")
	case f.follow && (len(args) > 1 || args[0] == "-" || f.markdown || f.html || f.undocumented):
		return refuse("give one file, and no other report than --json", "--follow reads one file that grows")
	}
	return nil
}

// read reads the logs and prints the answer.
func (f *logFlags) read(cmd *cobra.Command, s *streams, args []string, data *logs.Data, base string) error {
	reader := logs.NewMatcher(data.Entries).NewReader()
	if !f.follow { // which prints each status as soon as it is there
		reader.Workers = cmp.Or(f.workers, runtime.GOMAXPROCS(0))
	}
	files := &logs.Files{Reader: reader, Limit: logs.MaxInflated}
	var unread error
	if f.follow {
		if err := f.followed(cmd.Context(), s, args[0], reader); err != nil {
			return err
		}
	} else {
		if unread = readLogs(cmd, s, files, args); unread != nil && reader.Lines() == 0 {
			return unread
		}
	}
	for _, name := range files.Skipped {
		fmt.Fprintf(s.err, "%s is not text and was left out\n", diag.Visible(name))
	}
	for _, note := range files.Notes {
		fmt.Fprintln(s.err, diag.Visible(note))
	}
	answer := reader.Answer()
	if f.redact {
		answer.Redact()
	}
	report := &logreport.Report{Answer: answer, Details: data.Details, Base: base, Show: diag.Visible}
	if err := f.print(s.out, report); err != nil {
		return err
	}
	if unread == nil && answer.NeedsAction() {
		return errContent
	}
	return unread
}

// readLogs reads files. It reads on after one that cannot be read, names that, and fails in
// the end.
func readLogs(cmd *cobra.Command, s *streams, files *logs.Files, names []string) error {
	failed := 0
	for _, name := range names {
		err := readLog(cmd, files, name)
		if missing := new(fs.PathError); err != nil && !errors.As(err, &missing) { // which names the file
			err = fmt.Errorf("%s: %w", name, err)
		}
		switch {
		case err == nil:
		case len(names) == 1:
			return err
		default:
			failed++
			fmt.Fprintln(s.err, diag.Visible(sentence(err)))
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d files could not be read to their ends", failed, len(names))
	}
	return nil
}

// readLog reads one file, or standard input.
func readLog(cmd *cobra.Command, files *logs.Files, name string) error {
	if name == "-" {
		return files.File("stdin", cmd.InOrStdin(), nil, 0)
	}
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrPermission) {
		return hinted{err, "get permission to read it"}
	}
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.IsDir() {
		return refuse("name the files in it", "this is a folder")
	}
	return files.File(name, file, file, info.Size())
}

// withDetails is a status of an answer with its details from the site.
type withDetails struct {
	*logs.Status
	URL     string `json:"url"`
	Step    string `json:"first_step"`
	Contact string `json:"contact"`
}

func (f *logFlags) print(out io.Writer, r *logreport.Report) error {
	switch {
	case f.markdown:
		return r.Markdown(out)
	case f.html:
		return r.HTML(out)
	case f.undocumented:
		return r.Skeletons(out)
	case !f.json:
		return r.Text(out)
	}
	statuses := []withDetails{}
	for _, s := range r.Answer.Statuses {
		d := r.Details[s.Entry]
		statuses = append(statuses, withDetails{s, r.Base + d.URL, d.Step, d.Contact})
	}
	return newJSON(out).Encode(struct {
		*logs.Answer
		Statuses []withDetails `json:"statuses"`
	}{r.Answer, statuses})
}

// followed reads a file as it grows, until the command is stopped.
func (f *logFlags) followed(ctx context.Context, s *streams, name string, reader *logs.Reader) error {
	enc := newJSON(s.out)
	reader.OnEvent = func(status *logs.Status, at logs.Place) {
		if f.redact {
			at.Redact()
		}
		if f.json {
			// The writer keeps its first fault, and the command reports that at its end.
			_ = enc.Encode(logs.Occurrence{ID: status.ID, File: at.File, Line: at.Line, Time: at.Time})
			return
		}
		fmt.Fprintf(s.out, "%s  %s: %s\n", diag.Visible(at.Time), diag.Visible(status.Label), diag.Visible(at.Text))
	}
	return logs.Follow(ctx, name, reader)
}
