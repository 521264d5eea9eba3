package command

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands lists every command that users may meet, the root among them.
func commands() (root *cobra.Command, all []*cobra.Command) {
	root = newRoot(&streams{out: io.Discard, err: io.Discard})
	var add func(c *cobra.Command)
	add = func(c *cobra.Command) {
		if c.Hidden || c.Name() == "help" || c.Name() == "completion" {
			return
		}
		all = append(all, c)
		for _, below := range c.Commands() {
			add(below)
		}
	}
	add(root)
	return root, all
}

// TestEveryCommandTeaches holds that each command says what it does and shows
// how, and that what it shows is a valid call.
func TestEveryCommandTeaches(t *testing.T) {
	_, all := commands()
	if len(all) < 6 {
		t.Fatalf("found only %d commands", len(all))
	}
	for _, c := range all {
		if c.Short == "" || strings.HasSuffix(c.Short, ".") || c.Example == "" {
			t.Errorf("%s: short %q, example %q", c.CommandPath(), c.Short, c.Example)
		}
		for line := range strings.Lines(c.Example) {
			checkExample(t, c, strings.TrimSpace(line))
		}
	}
}

// checkExample parses one example, remark aside, as the program would.
func checkExample(t *testing.T, c *cobra.Command, line string) {
	t.Helper()
	call, _, _ := strings.Cut(line, " # ") // a shell takes the rest for a remark
	for _, piped := range strings.Split(call, "|") {
		words := strings.Fields(piped)
		if len(words) == 0 || words[0] != "faultbook" {
			continue
		}
		root, _ := commands()
		found, rest, err := root.Find(words[1:])
		if err != nil || c.HasParent() && found.Name() != c.Name() {
			t.Errorf("%s: the example %q calls %v %v", c.CommandPath(), line, found.CommandPath(), err)
			continue
		}
		if err := found.ParseFlags(rest); err != nil {
			t.Errorf("%s: the example %q: %v", c.CommandPath(), line, err)
		}
	}
}

func TestHelpGoesToStandardOutput(t *testing.T) {
	_, all := commands()
	for _, c := range all {
		var stdout, stderr bytes.Buffer
		args := append(strings.Fields(c.CommandPath())[1:], "--help")
		if code := Run(args, &stdout, &stderr); code != 0 || stderr.Len() > 0 {
			t.Errorf("%v: exit code %d, %s", args, code, &stderr)
		}
		for _, want := range []string{"Examples:\n", "Usage:\n", strings.Split(c.Example, "\n")[0]} {
			if !strings.Contains(stdout.String(), want) {
				t.Errorf("%v: %q is not in\n%s", args, want, &stdout)
			}
		}
	}
}

func TestResolved(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		folder, other string
		want          bool
	}{
		{dir, dir, true},
		{dir, dir + "/a/b", true},
		{dir + "/a", dir, false},
		{dir + "/a", dir + "/ab", false},
		{dir, dir + "/..a", true}, // a name, not a way up
		{dir, dir + "/a/../..", false},
	} {
		if got, err := contains(c.folder, c.other); err != nil || got != c.want {
			t.Errorf("%s contains %s: %v %v", c.folder, c.other, got, err)
		}
	}
}

// TestFlagsMeanSomething holds that no command has a flag that it does not use,
// and that help does not make a flag without a value look as if it took one.
func TestFlagsMeanSomething(t *testing.T) {
	idle := map[string][]string{
		"bundle": {"noindex"},
		"serve":  {"drafts", "noindex"},
		"check":  {"noindex", "no-search"},
		"search": {"noindex", "no-search", "base-url"},
	}
	_, all := commands()
	for _, c := range all {
		for _, name := range idle[c.Name()] {
			if c.Flags().Lookup(name) != nil {
				t.Errorf("%s: --%s does nothing", c.CommandPath(), name)
			}
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			kind, _ := pflag.UnquoteUsage(f)
			if f.Value.Type() == "bool" && kind != "" || strings.Contains(kind, " ") {
				t.Errorf("%s: the help reads --%s %s", c.CommandPath(), f.Name, kind)
			}
		})
	}
}
