// Package starter has the files of a new site: a small help center that builds as
// it is, and the files in which a host reads how to build and serve one.
// The name of a host comes in, files with their places in the site go out. It
// never writes them.
package starter

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"faultbook/internal/host"
	"faultbook/internal/output"
)

//go:embed all:site all:german hosts
var files embed.FS

// ignoreName is where the list of what git leaves out goes; its own name would
// take effect in this repository.
const ignoreName = ".gitignore"

// Folders of a new site: the first one has all its files, the other one those that are in German.
const (
	siteDir   = "site"
	germanDir = "german"
)

// settingsName is the name of the settings, and languageLine matches their line with the language.
const settingsName = "faultbook.yaml"

var languageLine = regexp.MustCompile(`(?m)^language: .*\n`)

// Site returns the files of a small help center. Its language is a tag such as de-AT. Its pages are German for
// the tags of German, and else English: translated reports whether they are in the language.
func Site(language string) (site []output.File, translated bool, err error) {
	base, _, _ := strings.Cut(language, "-")
	err = fs.WalkDir(files, siteDir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		path := strings.TrimPrefix(name, siteDir+"/")
		if german, missing := files.ReadFile(germanDir + "/" + path); base == "de" && missing == nil {
			data = german
		}
		if path == settingsName {
			data = languageLine.ReplaceAll(data, []byte("language: "+language+"\n"))
		}
		if path == "gitignore" {
			path = ignoreName
		}
		site = append(site, output.File{Path: path, Data: data})
		return err
	})
	if err != nil {
		return nil, false, fmt.Errorf("make a new site: %w", err)
	}
	return site, base == "de" || base == "en", nil
}

// RunnerPath is where hosts that build the site themselves find the script that
// runs the program. It is the same for all of them, and its site's to change.
const RunnerPath = "faultbook.sh"

// place is where a file goes, and its name among ours.
type place struct{ path, from string }

var runner = place{RunnerPath, "faultbook.sh"}

// places says where the files of each host go.
var places = map[host.Name][]place{
	host.Netlify:    {{"netlify.toml", "netlify.toml"}, runner},
	host.Cloudflare: {{"wrangler.toml", "wrangler.toml"}, {"cloudflare-build.sh", "cloudflare-build.sh"}, runner},
	host.GitHub:     {{".github/workflows/help-center.yml", "github.yml"}, runner},
	host.GitLab:     {{".gitlab-ci.yml", "gitlab-ci.yml"}, runner},
	host.Nginx:      {{"nginx.conf", "nginx.conf"}},
	host.Docker: {{"Dockerfile", "Dockerfile"}, {".dockerignore", "dockerignore"}, {"compose.yaml", "compose.yaml"},
		{"nginx.conf", "nginx.conf"}, runner},
}

// Host returns the files in which a host reads how to build or serve a site, with the
// headers of its answers.
func Host(form host.Name, headers []host.Header) ([]output.File, error) {
	var list []output.File
	port := "80"
	if form == host.Docker {
		port = "8080" // users who are not root may open it anywhere
	}
	fill := strings.NewReplacer(
		"%headers%", nginxHeaders(headers),
		"%forever%", host.Forever,
		"%revalidate%", host.Revalidate,
		"%port%", port,
		"%host%", string(form),
	)
	for _, place := range places[form] {
		data, err := files.ReadFile("hosts/" + place.from)
		if err != nil {
			return nil, fmt.Errorf("make the files of %s: %w", form, err)
		}
		list = append(list, output.File{Path: place.path, Data: []byte(fill.Replace(string(data)))})
	}
	return list, nil
}

func nginxHeaders(headers []host.Header) string {
	var b strings.Builder
	for _, h := range headers {
		fmt.Fprintf(&b, "  add_header %s %q always;\n", h.Name, h.Value)
	}
	return b.String()
}
