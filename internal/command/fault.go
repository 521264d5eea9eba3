package command

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
	"faultbook/internal/serve"
)

// hinted is an error with what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// refuse returns an error of usage and what to do instead.
func refuse(hint, format string, values ...any) error {
	return hinted{fmt.Errorf(format, values...), hint}
}

// sentence returns what an error says, without the names of system calls.
func sentence(err error) string {
	text := err.Error()
	if at := new(fs.PathError); errors.As(err, &at) {
		text = strings.Replace(text, at.Error(), at.Path+": "+at.Err.Error(), 1)
	}
	if at := new(os.LinkError); errors.As(err, &at) {
		text = strings.Replace(text, at.Error(), at.New+": "+at.Err.Error(), 1)
	}
	return text
}

func hintFor(err error) string {
	var with hinted
	switch {
	case errors.As(err, &with):
		return with.hint
	case errors.Is(err, pipeline.ErrNoSite):
		return "give the site's folder with -C DIR, or start one with `faultbook init DIR`"
	case errors.Is(err, pipeline.ErrNoLanguage):
		return "--language takes tags that language and languages in faultbook.yaml have"
	case errors.Is(err, pipeline.ErrNoContent):
		return "create the folder content: it holds the pages"
	case errors.Is(err, pipeline.ErrNoFolder):
		return "put a folder with the pages there"
	case errors.Is(err, pipeline.ErrContentOutside):
		return "put the folder itself there, or use a folder around both as the site's folder"
	case errors.Is(err, publish.ErrTooLarge):
		return "omit --single-file: an archive has no limit"
	case strings.HasPrefix(err.Error(), "unknown "): // cobra has no type for these
		return "`faultbook help` lists the commands, `faultbook help COMMAND` its flags"
	case errors.Is(err, output.ErrBusy):
		return "wait until it has finished"
	case errors.Is(err, output.ErrExists):
		return "remove it, or name another folder"
	case errors.Is(err, output.ErrForeign):
		return "give an empty or a new folder: faultbook writes only to folders without other files, and removes files that it wrote"
	case errors.Is(err, output.ErrInTheWay), errors.Is(err, output.ErrFolder):
		return "move it away, or give the page another address"
	case errors.Is(err, fs.ErrPermission) && strings.HasPrefix(err.Error(), "read "):
		return "get permission to read it"
	case errors.Is(err, fs.ErrPermission):
		return "get permission to write there, or give another path"
	case errors.Is(err, syscall.ENOSPC):
		return "make room there, or give another path: the last site is whole"
	case errors.Is(err, syscall.EROFS):
		return "give a path that can be written to"
	case errors.Is(err, syscall.ENOTDIR):
		return "a file has the path of a folder: give another path"
	}
	return ""
}

// flagFault says in plain words what is wrong with a flag.
func flagFault(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var lacking *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if nearest := diag.Nearest(unknown.GetSpecifiedName(), names); nearest != "" {
			return fmt.Errorf("%w (did you mean --%s?)", err, nearest)
		}
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		return refuse(
			"omit \"=\" and everything after it",
			"--%s takes no value such as %q",
			invalid.GetFlag().Name,
			invalid.GetValue(),
		)
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s takes a number, not %q", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &lacking):
		f := lacking.GetFlag()
		kind, _ := pflag.UnquoteUsage(f)
		return fmt.Errorf("--%s needs a value: --%s %s", f.Name, f.Name, kind)
	}
	return err
}

// refuseEmpty refuses flags and arguments that are there and say nothing: a
// shell variable that is not set would else make a command work on the
// wrong folder.
func refuseEmpty(cmd *cobra.Command, args []string) (err error) {
	const hint = "set the shell variable that it comes from, or omit it"
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" {
			err = refuse(hint, "the value of --%s is empty", f.Name)
		}
	})
	if cmd.Name() == cobra.ShellCompRequestCmd {
		return nil // the word that is being completed may be empty
	}
	for _, arg := range args {
		if strings.TrimSpace(arg) == "" {
			err = refuse(hint, "an argument of %s is empty", cmd.Name())
		}
	}
	return err
}

// noArguments refuses arguments of a command that works on a site's folder.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return refuse(fmt.Sprintf("-C DIR is the site's folder; `faultbook help %s` lists the flags", cmd.Name()),
		"%s takes no argument such as %q", cmd.Name(), args[0])
}

// atMostOne refuses more than one argument of a command.
func atMostOne(kind string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("%s takes one %s, not %d", cmd.Name(), kind, len(args))
		}
		return nil
	}
}

// maxPort is the last port that there is.
const maxPort = 1<<16 - 1

// portFault says in plain words why a preview cannot be served.
func portFault(err error, opts serve.Options) error {
	unknown, unfit := new(net.DNSError), new(net.AddrError)
	switch {
	case errors.As(err, &unknown), errors.As(err, &unfit), errors.Is(err, syscall.EADDRNOTAVAIL):
		return refuse(
			"--host takes an address of this computer, such as 127.0.0.1",
			"this computer has no address %q",
			opts.Host,
		)
	case errors.Is(err, syscall.EADDRINUSE):
		return refuse("give another with --port", "port %d and the next ones are in use", opts.Port)
	case errors.Is(err, fs.ErrPermission):
		return refuse("give a port from 1024 on with --port", "the system reserves port %d", opts.Port)
	}
	return err
}
