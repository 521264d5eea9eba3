package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/config"
	"faultbook/internal/host"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/source"
	"faultbook/internal/starter"
	"faultbook/internal/texts"
)

func initCommand(s *streams) *cobra.Command {
	var hostName, language string
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Start a new site, or write the files that a host needs",
		Long: `Writes a small help center into a folder, to be changed into your own: settings,
a product with one operation and two entries, and a guide. With --host it writes
the file in which a host reads how to build and serve the site; without a DIR only
that. A file that is there already is never written over. With --language the site
is in another language than English; its pages are in English or German.`,
		Example: `  faultbook init help
  faultbook init .                     # in this folder
  faultbook init hilfe --language de
  faultbook init --host netlify        # for the site in this folder`,
		Args: atMostOne("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runInit(cmd, s, args, host.Name(hostName), language)
		},
	}
	cmd.Flags().StringVar(&hostName, "host", "", "write the file of `NAME`: "+strings.Join(host.Names(), ", "))
	cmd.Flags().StringVar(&language, "language", "en", "write a site in the language `TAG`, such as de")
	completeHosts(cmd)
	return cmd
}

// completeHosts lets shells complete the value of --host.
func completeHosts(cmd *cobra.Command) {
	err := cmd.RegisterFlagCompletionFunc(
		"host",
		cobra.FixedCompletions(host.Names(), cobra.ShellCompDirectiveNoFileComp),
	)
	if err != nil {
		panic(err) // the flag is there
	}
}

// checkInit refuses arguments that name no folder, no host or no language. It returns the tag of the language in
// its usual letter case.
func checkInit(args []string, hostName host.Name, language string) (tag string, err error) {
	if len(args) == 0 && hostName == "" {
		return "", refuse(
			"`faultbook init help` creates it in the folder help, `faultbook init .` in this one",
			"give the folder of the new site",
		)
	}
	if hostName != "" && !slices.Contains(host.Names(), string(hostName)) {
		return "", unknownHost(string(hostName))
	}
	tag, hint := texts.CheckTag(language)
	if hint != "" {
		return "", refuse(hint, "--language takes the tag of a language, not %q", language)
	}
	return tag, nil
}

func runInit(cmd *cobra.Command, s *streams, args []string, hostName host.Name, language string) error {
	language, err := checkInit(args, hostName, language)
	if err != nil {
		return err
	}
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	if len(args) == 1 && filepath.IsAbs(args[0]) {
		dir = args[0]
	} else if len(args) == 1 {
		dir = filepath.Join(dir, args[0])
	}
	var files []output.File
	var after []string
	if len(args) == 1 {
		if files, after, err = newSite(dir, language); err != nil {
			return err
		}
	} else if _, err := os.Stat(filepath.Join(dir, config.FileName)); err != nil {
		return pipeline.ErrNoSite
	}
	more, err := hostFiles(dir, hostName)
	if err != nil {
		return err
	}
	files = append(files, more...)
	if err := output.Place(dir, files); err != nil {
		return err
	}
	reportPlaced(s, dir, files, len(args) == 1)
	for _, line := range after {
		fmt.Fprintln(s.out, line)
	}
	return nil
}

// newSite returns the files of a new site, and what is left to do.
func newSite(dir, language string) (files []output.File, after []string, err error) {
	files, translated, err := starter.Site(language)
	if err != nil {
		return nil, nil, err
	}
	if !translated {
		after = append(after, "its pages are in English: write them in the language "+language)
	}
	files, kept := withoutOwn(dir, files)
	if kept {
		after = append(after, "add /public/ to "+ignoreFile+": builds write there")
	}
	return files, after, nil
}

// ignoreFile is what a fresh clone of an empty repository mostly has already.
const ignoreFile = ".gitignore"

// withoutOwn leaves out the file that git reads where the folder has one, and reports
// whether it does.
func withoutOwn(dir string, files []output.File) ([]output.File, bool) {
	if _, err := os.Lstat(filepath.Join(dir, ignoreFile)); err != nil {
		return files, false
	}
	return slices.DeleteFunc(files, func(f output.File) bool { return f.Path == ignoreFile }), true
}

// reportPlaced lists the files that were written, and says what comes next.
func reportPlaced(s *streams, dir string, files []output.File, site bool) {
	for _, f := range files {
		fmt.Fprintln(s.out, filepath.Join(dir, filepath.FromSlash(f.Path)))
	}
	if site {
		fmt.Fprintf(s.out, "run `faultbook serve -C %s` to see it\n", shellWord(dir))
	}
	if slices.ContainsFunc(files, func(f output.File) bool { return f.Path == starter.RunnerPath }) {
		fmt.Fprintf(s.out, "next, give the host the program: %s describes how\n", starter.RunnerPath)
	}
}

// hostFiles returns the files that a host needs. The script that another host
// brought before stays: it is the same for all, and may have been changed.
func hostFiles(dir string, hostName host.Name) ([]output.File, error) {
	files, err := starter.Host(hostName, siteHeaders(dir))
	return slices.DeleteFunc(files, func(f output.File) bool {
		_, missing := os.Lstat(filepath.Join(dir, f.Path))
		return f.Path == starter.RunnerPath && missing == nil
	}), err
}

// siteHeaders returns the headers that the settings of a site ask for; those of every
// site where there is none.
func siteHeaders(dir string) []host.Header {
	text, err := os.ReadFile(filepath.Join(dir, config.FileName))
	if err != nil {
		return host.Everywhere()
	}
	settings, _ := config.Parse(source.NewFile(config.FileName, text), nil)
	return host.New("/", false, nil, settings.Policy).Everywhere()
}

func unknownHost(name string) error {
	return fmt.Errorf("--host takes %s, not %q", strings.Join(host.Names(), ", "), name)
}
