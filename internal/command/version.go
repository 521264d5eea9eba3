package command

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"faultbook/internal/licenses"
)

// Version of the program, raised with each release.
const Version = "0.1.0"

// commitDigits is how much of a commit's id people are shown.
const commitDigits = 12

func versionCommand(s *streams) *cobra.Command {
	var asJSON, showLicenses bool
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the version, or the licenses of what is compiled in",
		Example: "  faultbook version --json\n  faultbook version --licenses",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case showLicenses:
				fmt.Fprint(s.out, licenses.Notices)
			case asJSON:
				return newJSON(s.out).Encode(thisBuild())
			default:
				fmt.Fprintln(s.out, thisBuild())
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&showLicenses, "licenses", false, "print the notices of all that is compiled in")
	cmd.MarkFlagsMutuallyExclusive("json", "licenses")
	return cmd
}

// build says what the program was made of.
type build struct {
	Commit   string `json:"commit,omitempty"` // in full; empty where it is not known
	Go       string `json:"go"`
	Modified bool   `json:"modified,omitempty"` // by changes that were not committed
	Version  string `json:"version"`
}

func thisBuild() build { return buildOf(debug.ReadBuildInfo()) }

func buildOf(info *debug.BuildInfo, ok bool) build {
	b := build{Go: "unknown", Version: Version}
	if !ok {
		return b
	}
	b.Go = info.GoVersion
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			b.Commit = setting.Value
		case "vcs.modified":
			b.Modified = setting.Value == "true"
		}
	}
	return b
}

func (b build) String() string {
	if b.Commit == "" {
		return fmt.Sprintf("faultbook %s (%s)", b.Version, b.Go)
	}
	commit := b.Commit[:min(commitDigits, len(b.Commit))]
	if b.Modified {
		commit += " with changes"
	}
	return fmt.Sprintf("faultbook %s (%s, commit %s)", b.Version, b.Go, commit)
}
