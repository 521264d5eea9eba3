package main

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"faultbook/internal/e2e/chrome"
)

// translations are the further languages of the made-up site. The words of each are those
// of the first language with other vowels, which are in the order of a, e, i, o, u.
var translations = []struct{ tag, vowels string }{
	{"fr", "eioua"}, {"es", "iouae"}, {"it", "ouaei"}, {"pt", "uaeio"},
}

// languagesLimit is the most pages, in all languages, of a site in several.
const languagesLimit = 10_000

// leastTranslated is the fewest pages in each language that have entries enough to search for.
const leastTranslated = 100

// languages measures sites in five languages beside sites of as many pages in one, and
// first queries in one language beside those on a site of that language alone.
func (b *bench) languages() error {
	browser, stop, err := chrome.Start(b.ctx)
	if err != nil {
		return err
	}
	defer stop()
	for _, pages := range b.sizes {
		each := pages / (len(translations) + 1)
		if pages > languagesLimit || each < leastTranslated {
			continue
		}
		several, alone, err := b.translated(each)
		if err != nil {
			return err
		}
		b.say("  building %d pages in each of %d languages", each, len(translations)+1)
		public, one := several+"-public", alone+"-public"
		if err := b.languagesOf(pages, several, public); err != nil {
			return err
		}
		if err := b.command("", b.binary, "build", "-C", alone, "--output", one); err != nil {
			return err
		}
		if err := b.firstIn(browser, pages, public, one); err != nil {
			return err
		}
	}
	return nil
}

// languagesOf measures builds of a site in all languages, in one fewer, and of a site of
// as many pages in one language.
func (b *bench) languagesOf(pages int, several, public string) error {
	single, err := b.site("faultbook", pages)
	if err != nil {
		return err
	}
	fewer, err := fewerLanguages(several)
	if err != nil {
		return err
	}
	var used [3]usage
	for i, args := range [][]string{
		{"build", "-C", fewer, "--output", fewer + "-public"},
		{"build", "-C", several, "--output", public},
		{"build", "-C", single, "--output", several + "-single"},
	} {
		if used[i], err = b.measure("", args[4], b.binary, args...); err != nil {
			return err
		}
	}
	without, all, of := used[0], used[1], used[2]
	b.add("languages", pages, "CPU, s", all.cpu)
	b.add("languages", pages, "memory, MB", all.memory)
	b.add("languages", pages, "CPU, share of one language's", share(all.cpu, of.cpu))
	b.add("languages", pages, "memory, share of one language's", share(all.memory, of.memory))
	more := figure{Value: all.cpu.Value - without.cpu.Value, Noise: max(all.cpu.Noise, without.cpu.Noise)}
	average := figure{Value: of.cpu.Value / float64(len(translations)+1), Noise: of.cpu.Noise}
	b.add("languages", pages, "CPU of one language more, share of its pages'", share(more, average))
	return nil
}

// fewerLanguages copies a site without the first of its translations.
func fewerLanguages(several string) (dir string, err error) {
	dir = several + "-fewer"
	left := translations[0].tag
	if err := os.CopyFS(dir, os.DirFS(several)); err != nil {
		return "", err
	}
	if err := os.RemoveAll(filepath.Join(dir, "content."+left)); err != nil {
		return "", err
	}
	settings := filepath.Join(dir, "faultbook.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		return "", err
	}
	return dir, os.WriteFile(settings, []byte(strings.Replace(string(text), "  "+left+": {}\n", "", 1)), 0o644)
}

// firstIn compares what first queries load in one language of a site in several with what
// they load on a site of that language alone.
func (b *bench) firstIn(browser context.Context, pages int, several, alone string) error {
	queries, err := queriesOf(alone)
	if err != nil {
		return err
	}
	var kb [2]float64
	for i, place := range []struct{ public, below string }{{several, "/" + translations[0].tag}, {alone, ""}} {
		server := serve(map[string]string{"/": place.public})
		for _, q := range queries {
			err = cmp.Or(err, inTab(browser, false, func(t *tab) error {
				_, loads, err := firstQuery(t, server.URL+place.below, q)
				kb[i] += kbOf(loads) / float64(len(queries))
				return err
			}))
		}
		server.Close()
	}
	b.add("languages", pages, "first query, mean, KB", figure{Value: kb[0]})
	b.add("languages", pages, "first query, share of one language's",
		share(figure{Value: kb[0]}, figure{Value: kb[1]}))
	return err
}

// translated makes a site in all languages, and one in the first of the translations alone.
func (b *bench) translated(pages int) (several, alone string, err error) {
	from, err := b.site("faultbook", pages)
	if err != nil {
		return "", "", err
	}
	several, alone = from+"-several", from+"-alone"
	settings := "\nlanguages:\n"
	for _, l := range translations {
		settings += "  " + l.tag + ": {}\n"
	}
	err = filepath.WalkDir(from, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(from, name)
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files := map[string]string{filepath.Join(several, rel): string(text), filepath.Join(alone, rel): string(text)}
		below, isPage := strings.CutPrefix(filepath.ToSlash(rel), "content/")
		switch {
		case rel == "faultbook.yaml":
			files[filepath.Join(several, rel)] += settings
			files[filepath.Join(alone, rel)] = strings.Replace(string(text), "language: en\n",
				"language: "+translations[0].tag+"\n", 1)
		case isPage && strings.HasSuffix(rel, ".md"):
			for i, l := range translations {
				whole, own := translate(string(text), l.vowels)
				files[filepath.Join(several, "content."+l.tag, below)] = own
				if i == 0 {
					files[filepath.Join(alone, rel)] = whole
				}
			}
		}
		return writeAll(files)
	})
	return several, alone, err
}

func writeAll(files map[string]string) error {
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// translatedKeys are the keys whose texts are translated. Labels stay: links name them.
var translatedKeys = regexp.MustCompile(`^(message|summary):`)

// ordinary finds what stays in a text, such as links and code, or a word.
var ordinary = regexp.MustCompile("<[^>]*>|`[^`]*`|\\[\\[[^\\]]*\\]\\]|\\]\\([^)]*\\)|::[^\n]*|https?:[^ ]*|[a-z]{4,}")

// translate returns a page with other vowels, and the part of it that a translation has.
func translate(page, vowels string) (whole, own string) {
	vowel := strings.NewReplacer("a", vowels[:1], "e", vowels[1:2], "i", vowels[2:3], "o", vowels[3:4], "u", vowels[4:])
	words := func(text string) string {
		return ordinary.ReplaceAllStringFunc(text, func(found string) string {
			if strings.Trim(found, "abcdefghijklmnopqrstuvwxyz") != "" {
				return found
			}
			return vowel.Replace(found)
		})
	}
	parts := strings.SplitN(page, "---\n", 3)
	if len(parts) < 3 {
		return page, page
	}
	var front, mine strings.Builder
	taken := false
	for line := range strings.Lines(parts[1]) {
		if key, value, found := strings.Cut(line, ":"); found && line[0] != ' ' {
			if taken = translatedKeys.MatchString(line); taken {
				line = key + ":" + words(value)
			}
		} else if taken {
			line = words(line)
		}
		if front.WriteString(line); taken {
			mine.WriteString(line)
		}
	}
	body := words(parts[2])
	return "---\n" + front.String() + "---\n" + body, "---\n" + mine.String() + "---\n" + body
}
