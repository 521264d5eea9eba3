package dialect

import (
	"regexp"
	"strings"
)

// imported matches a statement of MDX that imports something.
var imported = regexp.MustCompile(`(?m)^import\s+(?:([\w$]+)\s*(?:,\s*)?)?(?:\{[^{}]*\}\s*|\*\s+as\s+[\w$]+\s*)?` +
	`(?:from\s+)?['"]([^'"\n]+)['"];?[ \t]*(?:\n|\z)`)

// ofMDX matches a statement that only pages of MDX have.
var ofMDX = regexp.MustCompile(
	`(?m)^import\s[^\n]*from\s+['"](?:@theme/|@theme-original/|@docusaurus/|@site/|@astrojs/|` +
		`[^'"\n]+\.mdx?['"])`)

// exported matches the beginning of a statement of MDX that exports something.
var exported = regexp.MustCompile(`(?m)^export\s+(?:const|let|var|default|function|async)\b`)

// comment matches a comment of MDX, which may be the anchor of a heading.
var comment = regexp.MustCompile(`(?s)\{/\*\s*(#[\w-]+)?(.*?)\*/\}`)

// required matches the value of an attribute that MDX reads from a file.
var required = regexp.MustCompile(`=\{\s*require\(\s*['"]([^'"{}]+)['"]\s*\)(?:\.default)?\s*\}`)

// known are the prefixes of modules whose components this package rewrites.
var known = []string{"@theme/", "@theme-original/", "@docusaurus/", "@astrojs/", "astro:"}

// scripts removes the code of MDX from a text, and remembers the names of imported files.
func (c *converter) scripts(text string) string {
	text = outsideBlocks(text, func(part string) string {
		part = imported.ReplaceAllStringFunc(part, func(found string) string {
			m := imported.FindStringSubmatch(found)
			file, raw := strings.CutPrefix(m[2], "!!raw-loader!")
			if m[1] != "" && strings.Contains(file, "/") {
				c.parts[m[1]] = file
			}
			if !raw && !c.ofGenerator(file) && !isFile(file) {
				c.note("a line of code is left out: %s", strings.Join(strings.Fields(found), " "))
			}
			return ""
		})
		return c.exports(part)
	})
	return OutsideCode(text, func(part string) string {
		part = required.ReplaceAllString(part, `="$1"`)
		return comment.ReplaceAllStringFunc(part, func(found string) string {
			if m := comment.FindStringSubmatch(found); m[1] != "" && strings.TrimSpace(m[2]) == "" {
				return "{" + m[1] + "}"
			}
			return ""
		})
	})
}

// ofGenerator reports whether an imported module belongs to a generator.
func (c *converter) ofGenerator(name string) bool {
	for _, prefix := range known {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// partEndings are the endings of files whose text or picture an import takes over.
var partEndings = regexp.MustCompile(`(?i)\.(mdx?|markdown|png|jpe?g|gif|webp|avif|svg)$`)

// isFile reports whether an imported module is a file that an import takes over.
func isFile(name string) bool { return partEndings.MatchString(name) }

// exports removes statements that export something. A statement ends with the line that closes all its
// brackets.
func (c *converter) exports(text string) string {
	for {
		m := exported.FindStringIndex(text)
		if m == nil {
			return text
		}
		end, depth := m[0], 0
		for end < len(text) {
			line, _, _ := strings.Cut(text[end:], "\n")
			for _, r := range line {
				switch r {
				case '(', '[', '{':
					depth++
				case ')', ']', '}':
					depth--
				}
			}
			if end = min(end+len(line)+1, len(text)); depth <= 0 {
				break
			}
		}
		first, rest, _ := strings.Cut(strings.TrimSpace(text[m[0]:end]), "\n")
		if rest != "" {
			first += " …"
		}
		c.note("a line of code is left out: %s", first)
		text = text[:m[0]] + text[end:]
	}
}
