package command

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/index"
	"faultbook/internal/logs"
	"faultbook/internal/pipeline"
	"faultbook/internal/published"
	"faultbook/internal/texts"
)

// data reads the log data of the site, and its address if it is published.
func (f *logFlags) data(cmd *cobra.Command, s *streams) (*logs.Data, string, error) {
	if f.site == "" {
		data, err := f.fromSources(cmd, s)
		return data, "", err
	}
	return f.publishedData(cmd, nil)
}

// publishedData reads the log data of a published site; more may read other files of it.
func (f *logFlags) publishedData(
	cmd *cobra.Command,
	more func(read func(name string) ([]byte, error)) error,
) (*logs.Data, string, error) {
	from, err := published.Open(f.site)
	if err != nil {
		return nil, "", fmt.Errorf("open the site: %w", err)
	}
	defer from.Close()
	read := func(name string) ([]byte, error) { return from.Read(cmd.Context(), name) }
	data, err := logs.Read(func(name string) ([]byte, error) { return read(path.Join(f.answers, index.Dir, name)) })
	if err == nil && more != nil {
		err = more(read)
	}
	if errors.Is(err, fs.ErrNotExist) {
		const hint = "give a site that faultbook published with its search, its bundle, or -C DIR for its sources"
		if f.answers != "" {
			return nil, "", refuse("leave out --language for the first language of the site; a further one has a folder",
				"%s has no %s", f.site, path.Join(f.answers, index.Dir, logs.DataName))
		}
		return nil, "", refuse(hint, "%s has no search/%s", f.site, logs.DataName)
	}
	if remote := new(url.Error); err != nil && errors.As(err, &remote) {
		return nil, "", fmt.Errorf("read the site: %w", err)
	}
	if err != nil {
		const hint = "if another version of faultbook published the site, build it with this one; -C DIR reads its sources"
		return nil, "", refuse(hint, "read the site: %w", err)
	}
	if f.answers != "" { // whose folder its addresses are below
		for i := range data.Details {
			data.Details[i].URL = f.answers + "/" + data.Details[i].URL
		}
	}
	return data, from.Base, nil
}

// fromSources makes the log data from the site in the folder.
func (f *logFlags) fromSources(cmd *cobra.Command, s *streams) (*logs.Data, error) {
	dir, err := siteDir(cmd)
	if err != nil {
		return nil, err
	}
	opts, err := f.options()
	if err != nil {
		return nil, err
	}
	project, _, problems, err := load(cmd.Context(), dir, opts)
	if err != nil {
		return nil, err
	}
	if project == nil {
		return nil, fail(s, problems, false)
	}
	return f.inLanguage(project)
}

// inLanguage makes the log data of a project, with answers in the language that is asked for.
func (f *logFlags) inLanguage(project *pipeline.Project) (*logs.Data, error) {
	var tags []string
	for _, one := range project.Sites() {
		tag := one.Config.Language
		if f.answers == "" || texts.SameLanguage(tag, f.answers) {
			return index.Logs(one, project.Sites()...), nil
		}
		tags = append(tags, tag)
	}
	return nil, refuse("its languages are "+strings.Join(tags, ", "), "the site is not in the language %q", f.answers)
}
