package importer

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// generator describes the program that publishes a folder of Markdown.
type generator struct {
	config   string   // its file of settings, by which it is recognised
	dir      string   // the folder of its pages
	static   []string // folders whose files are at the root of its site
	base     string   // the beginning of the addresses of its pages, such as /docs
	numbered bool     // whether "01-" in a name is its place in the order, and not part of the address
	hidden   bool     // whether pages whose names begin with "_" are included by others
	mdx      bool     // whether all its pages are MDX
	byName   bool     // whether a link may name a page anywhere by its name alone
	site     url.URL  // where the site was published: a path such as /manual, and a host where it is known
}

// generators are the known generators. The first one whose file of settings is there counts.
var generators = []generator{
	{config: "mkdocs.yml", dir: "docs"},
	{config: "mkdocs.yaml", dir: "docs"},
	docusaurus("js"), docusaurus("ts"), docusaurus("mjs"),
	{config: "astro.config.mjs", dir: "src/content/docs", static: []string{"public"}, hidden: true},
	{config: "astro.config.ts", dir: "src/content/docs", static: []string{"public"}, hidden: true},
	{config: "hugo.toml", dir: "content", static: []string{"static", "assets"}, byName: true},
	{config: "hugo.yaml", dir: "content", static: []string{"static", "assets"}, byName: true},
	{config: "hugo.json", dir: "content", static: []string{"static", "assets"}, byName: true},
	{config: "config.toml", dir: "content", static: []string{"static", "assets"}, byName: true},
	{config: "config.yaml", dir: "content", static: []string{"static", "assets"}, byName: true},
}

func docusaurus(ending string) generator {
	return generator{
		config: "docusaurus.config." + ending, dir: "docs", static: []string{"static"}, base: "/docs",
		numbered: true, hidden: true, mdx: true,
	}
}

// routeBase matches the setting of Docusaurus for the beginning of the addresses of its pages.
var routeBase = regexp.MustCompile(`docs\s*:\s*\{[^{}]*?routeBasePath\s*:\s*['"]([^'"]*)['"]`)

// docsDir matches the settings of MkDocs and Hugo that name the folder of the pages.
var docsDir = regexp.MustCompile(`(?m)^(?:docs_dir|contentDir)\s*[:=]\s*['"]?([^'"\n#]+?)['"]?\s*(?:#.*)?$`)

// generatorOf returns the generator of a folder. If it finds none, the pages are in the folder itself.
func generatorOf(files fs.FS) generator {
	for _, g := range generators {
		data, err := fs.ReadFile(files, g.config)
		if err != nil {
			continue
		}
		if m := docsDir.FindSubmatch(data); m != nil && fs.ValidPath(path.Clean(string(m[1]))) {
			g.dir = path.Clean(string(m[1]))
		}
		if m := routeBase.FindSubmatch(data); m != nil {
			g.base = strings.TrimSuffix("/"+strings.Trim(string(m[1]), "/"), "/")
		}
		g.site = siteOf(data)
		if info, err := fs.Stat(files, g.dir); err == nil && info.IsDir() {
			return g
		}
	}
	return generator{dir: "."}
}

// siteAddress matches the setting for the address of a site or for its path: site_url of MkDocs, baseUrl of Docusaurus,
// baseURL of Hugo and base of Astro. siteHost matches the setting for the address beside a path. A line of JavaScript
// may have several settings.
var (
	siteAddress = regexp.MustCompile(
		`(?m)(?:^|[{,])[ \t{]*["']?(?:site_url|base(?:[uU][rR][lL])?)["']?\s*[:=]\s*['"]?((?:https?:/)?/[^'"\s,#]*)`)
	siteHost = regexp.MustCompile(`(?m)(?:^|[{,])[ \t{]*(?:site|url)\s*:\s*['"](https?://[^'"\s,#]*)`)
)

// siteOf returns where a site was published by its settings, with no slash at the end of the path.
func siteOf(settings []byte) url.URL {
	var site url.URL
	if m := siteAddress.FindSubmatch(settings); m != nil {
		if u, err := url.Parse(string(m[1])); err == nil {
			site.Host, site.Path = u.Host, strings.TrimSuffix(path.Clean("/"+u.Path), "/")
		}
	}
	if m := siteHost.FindSubmatch(settings); m != nil && site.Host == "" {
		if u, err := url.Parse(string(m[1])); err == nil {
			site.Host = u.Host
		}
	}
	return site
}

// below returns an address below that of the site, from its root, such as /a for /manual/a and
// https://example.com/manual/a. It returns false for others.
func (g generator) below(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() && (g.site.Host == "" || !strings.EqualFold(u.Host, g.site.Host)) ||
		!u.IsAbs() && (u.Host != "" || g.site.Path == "") {
		return "", false
	}
	rest, found := strings.CutPrefix(u.Path, g.site.Path+"/")
	return "/" + rest, found
}

// withoutLanguage returns an address below the folder of a language, such as /manual/de/a, as that of the page, such as
// /a. It returns others as they are.
func (g generator) withoutLanguage(address, language string) string {
	inside, below := g.below(address)
	if !below {
		inside = address
	}
	if rest, found := strings.CutPrefix(inside, "/"+language+"/"); found && language != "" {
		return "/" + rest
	}
	return address
}

// PagesDir returns the folder of the pages in the folder of a generator; "." without one.
func PagesDir(files fs.FS) string { return generatorOf(files).dir }

// number matches a name with the number that Docusaurus orders pages by.
var number = regexp.MustCompile(`^(\d+)\s*[-_.]+\s*([^-_.\s].*)$`)

// withoutNumbers returns a path without the numbers that order pages.
func (g generator) withoutNumbers(name string) string {
	if !g.numbered {
		return name
	}
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if m := number.FindStringSubmatch(part); m != nil && !version.MatchString(part) {
			parts[i] = m[2]
		}
	}
	return strings.Join(parts, "/")
}

// version matches a name that begins with a version or a date, which orders nothing.
var version = regexp.MustCompile(`^\d+[-_.]\d+`)

// order returns the paths of the pages of a MkDocs site in the order of its menu; nil for other sites.
func order(files fs.FS, g generator) []string {
	data, err := fs.ReadFile(files, g.config)
	if err != nil || !strings.HasPrefix(g.config, "mkdocs") {
		return nil
	}
	var settings struct {
		Nav yaml.Node `yaml:"nav"`
	}
	if yaml.Unmarshal(data, &settings) != nil {
		return nil
	}
	var names []string
	var walk func(n *yaml.Node, depth int)
	walk = func(n *yaml.Node, depth int) {
		if n.Kind == yaml.ScalarNode && strings.HasSuffix(strings.ToLower(n.Value), ".md") {
			if name := path.Clean(n.Value); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		for _, below := range n.Content {
			if depth < maxMenuDepth {
				walk(below, depth+1)
			}
		}
	}
	walk(&settings.Nav, 0)
	return names
}

// maxMenuDepth is how many levels of a menu are read. No site has a deeper one.
const maxMenuDepth = 20

// address returns the address at which a generator published a page, without an ending.
func (g generator) address(name string, m meta) string {
	stem := g.withoutNumbers(strings.TrimSuffix(name, path.Ext(name)))
	dir, base := path.Split(stem)
	if id := m.text("id"); id != "" && g.base != "" {
		base = id
	}
	if slices.Contains(indexNames, strings.ToLower(base)) {
		base = ""
	}
	if slug := m.text("slug"); slug != "" {
		if strings.HasPrefix(slug, "/") {
			return path.Clean(g.base + slug)
		}
		base = slug
	}
	return path.Clean(g.base + "/" + dir + base)
}
