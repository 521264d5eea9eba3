package importer

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/dialect"
	"faultbook/internal/importer/reader"
)

// pageLinks matches the address of a link, of a picture or of a definition of one, with
// its anchor.
var pageLinks = regexp.MustCompile(
	`(\]\(|(?m:^[ \t]*\[[^\]\n]+\]:[ \t]*))(?:<([^<>\n#?]+)>?|([^\s()<>#?]+(?:\([^\s()<>#?]*\)[^\s()<>#?]*)*)|)` +
		`(#[^\s()<>"]+)?|(\s(?:src|href)=")([^"\n#?]+)(#[^\s"]+)?`)

// links rewrites links to pages and files whose paths change, and takes over the files. The language is that of a
// translation, "" for the page itself.
func (f *markdownFolder) links(name, language, body string) string {
	return dialect.OutsideCode(body, func(part string) string {
		return pageLinks.ReplaceAllStringFunc(part, func(found string) string {
			m := pageLinks.FindStringSubmatch(found)
			written, fragment := m[2]+m[3]+m[6], m[4]+m[7]
			if written == "" {
				if fragment == "" || !f.isTop(name, fragment) {
					return found
				}
				return m[1] + escaped(path.Base(f.moved[name]))
			}
			written = f.of.withoutLanguage(strings.TrimSpace(written), language)
			to, ok := f.translatedFile(name, language, written)
			if !ok {
				to, ok = f.target(name, written)
			}
			if !ok {
				return found
			}
			if f.isTop(f.pageAt[to], fragment) {
				fragment = ""
			} else if path.Join(path.Dir(f.moved[name]), unescaped(written)) == to && !strings.HasPrefix(written, "/") {
				return found
			}
			return m[1] + m[5] + escaped(relative(path.Dir(f.moved[name]), to)) + fragment
		})
	})
}

// emptyLink matches a link without a text, and the character before it.
var emptyLink = regexp.MustCompile(`(^|[^!\\\]])\[[ \t]*\]\(([^()\s]*)(?:[ \t]+"[^"\n]*")?\)`)

// withoutEmptyLinks removes links that no reader sees, as they have no text. It returns a note for each.
func withoutEmptyLinks(body string) (rest string, notes []string) {
	rest = dialect.OutsideCode(body, func(part string) string {
		return emptyLink.ReplaceAllStringFunc(part, func(found string) string {
			m := emptyLink.FindStringSubmatch(found)
			notes = append(notes, "a link without a text is left out: "+m[2])
			return m[1]
		})
	})
	return rest, notes
}

// isTop reports whether a fragment names the heading that became the title of a page.
func (f *markdownFolder) isTop(page, fragment string) bool {
	return fragment != "" && slices.Contains(f.tops[page], unescaped(fragment[1:]))
}

// escaped returns a path as the address of a link.
func escaped(name string) string { return addressSigns.Replace(name) }

var addressSigns = strings.NewReplacer("%", "%25", " ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E")

// unescaped returns an address without percent signs; an invalid one as it is.
func unescaped(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}

// scheme matches the beginning of an address on another site.
var scheme = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.\-]*:|//)`)

// target returns the path below content of the page or the file that a link leads to. It takes the file
// over.
func (f *markdownFolder) target(name, written string) (to string, ok bool) {
	plain := strings.TrimPrefix(unescaped(written), "pathname://") // Docusaurus' mark of a file
	if inside, below := f.of.below(plain); below {
		if to, ok = f.target(name, inside); ok {
			return to, true
		}
	}
	if plain == "" || scheme.MatchString(plain) {
		return "", false
	}
	if rest, found := strings.CutPrefix(plain, "@site/"); found {
		return f.ofRoot(rest)
	}
	for _, page := range f.candidates(name, plain) {
		if to, is := f.moved[page]; is {
			return to, true
		}
	}
	if address := f.addressed(name, plain); address != "" {
		return f.moved[address], true
	}
	if rest, rooted := strings.CutPrefix(plain, "/"); rooted {
		for _, dir := range f.of.static {
			if to, ok := f.file(f.root, path.Join(dir, rest), rest); ok {
				return to, true
			}
		}
		return f.file(f.files, path.Clean(rest), path.Clean(rest))
	}
	old := path.Join(path.Dir(name), plain)
	if !strings.HasPrefix(old, "../") {
		if to, ok := f.file(f.files, old, old); ok {
			return to, true
		}
	}
	return f.ofRoot(path.Join(f.of.dir, old))
}

// ofRoot does the same for a path from the folder of the old site.
func (f *markdownFolder) ofRoot(name string) (string, bool) {
	inside := name
	if f.of.dir != "." {
		inside = strings.TrimPrefix(name, f.of.dir+"/")
	}
	if to, is := f.moved[inside]; is {
		return to, true
	}
	if strings.HasPrefix(name, "..") {
		return "", false
	}
	return f.file(f.root, name, path.Join("files", path.Base(name)))
}

// candidates lists the pages that a link may name by their paths.
func (f *markdownFolder) candidates(name, plain string) []string {
	var out []string
	add := func(old string) {
		old = strings.TrimPrefix(path.Clean(old), "/")
		out = append(out, old)
		if path.Ext(old) == "" || !isMarkdown(old) {
			for _, ending := range []string{".md", ".mdx", "/index.md", "/index.mdx", "/_index.md", "/README.md"} {
				out = append(out, strings.TrimPrefix(old+ending, "./"))
			}
		}
	}
	if !strings.HasPrefix(plain, "/") {
		add(path.Join(path.Dir(name), plain))
		return out
	}
	add(plain)
	if rest, found := strings.CutPrefix(plain, f.of.base+"/"); found {
		add(rest)
	}
	if _, rest, found := strings.Cut(plain[1:], "/"); found && f.of.config == "" {
		add(rest) // the folder alone does not say where its pages were
	}
	return out
}

// addressed returns the page that a link names by its address; "" for none.
func (f *markdownFolder) addressed(name, plain string) string {
	var addresses []string
	if strings.HasPrefix(plain, "/") {
		addresses = []string{plain}
	} else {
		own := f.addresses[name]
		addresses = []string{path.Join(path.Dir(own), plain), path.Join(own, plain)}
	}
	for _, address := range addresses {
		if page := f.byAddress[strings.ToLower(path.Clean(address))]; page != "" {
			return page
		}
	}
	stem := strings.ToLower(strings.TrimSuffix(path.Base(plain), path.Ext(plain)))
	if pages := f.byStem[stem]; f.of.byName && len(pages) == 1 && !strings.HasPrefix(plain, ".") {
		return pages[0]
	}
	return ""
}

// file takes over a file, and returns its path below content; false if it is missing, too large or a page.
func (f *markdownFolder) file(files fs.FS, name, to string) (string, bool) {
	if !fs.ValidPath(name) || isMarkdown(name) {
		return "", false // check reports links that lead nowhere
	}
	info, err := fs.Stat(files, name)
	if err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	if info.Size() > maxPicture {
		f.p.plan.Report.unplaced("%s has %d MB, and at most %d are taken over: put it there yourself",
			name, info.Size()>>20, maxPicture>>20)
		return "", false
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return "", false
	}
	f.used[name] = true
	to = path.Join(f.p.opts.Mapping.Into, cleanPath(path.Dir(to)), cleanFile(path.Base(to)))
	f.p.copy(path.Join(contentDir, to), data)
	return to, true
}

// include returns the text of a file that a page includes; false if there is none.
func (f *markdownFolder) include(page, name string) (string, bool) {
	try := func(files fs.FS, name string) (string, bool) {
		if !fs.ValidPath(name) {
			return "", false
		}
		info, err := fs.Stat(files, name)
		if err != nil || !info.Mode().IsRegular() || info.Size() > maxPage {
			return "", false
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return "", false
		}
		text, err := reader.Decode(name, data)
		if _, body := reader.FrontMatter(text); err == nil && isMarkdown(name) {
			text = body
		}
		return text, err == nil
	}
	name = strings.TrimPrefix(path.Clean(name), "/")
	if rest, found := strings.CutPrefix(name, "@site/"); found {
		return try(f.root, rest)
	}
	for _, of := range []struct {
		files fs.FS
		name  string
	}{
		{f.files, path.Join(path.Dir(page), name)}, {f.files, name}, {f.root, name},
		{f.root, path.Join("includes", name)}, {f.root, path.Join("snippets", name)},
		{f.root, path.Join(f.of.dir, path.Dir(page), name)},
	} {
		if text, found := try(of.files, of.name); found {
			f.used[of.name] = true
			return text, true
		}
	}
	return "", false
}
