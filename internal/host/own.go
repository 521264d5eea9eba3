package host

import (
	"fmt"
	"net/textproto"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Own are the rules of a site's own, from the files _headers and _redirects of its content.
type Own struct {
	Headers   []Block
	Redirects []Rule
}

// Block is the headers that files have whose path matches a pattern.
type Block struct {
	Pattern string // from the root of the host; * stands for anything
	Headers []Header
	Line    int // in the file, from 1
}

// Rule is a redirect that no page asks for: From may have wildcards and named parts, To may
// lead to another site.
type Rule struct {
	From, To, Status string
	Line             int // in the file, from 1
}

// Dynamic reports whether a rule is about more than one address.
func (r Rule) Dynamic() bool { return isPattern(r.From) }

// Fault is a line that hosts would not understand, or that contradicts another rule. Line and
// Column begin at 1; Width is in characters.
type Fault struct {
	Line, Column, Width int
	Text, Hint          string
}

// isPattern reports whether a path stands for several: it has a wildcard or a named part.
func isPattern(path string) bool { return strings.Contains(path, "*") || strings.Contains(path, "/:") }

// token matches the name of a header (RFC 9110).
var token = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")

// insteadOf are hints for headers that faultbook sends with each answer.
var insteadOf = map[string]string{
	policyHeader:      "open the policy with `csp` in faultbook.yaml",
	"X-Frame-Options": "name the origins in `frame_ancestors` in faultbook.yaml",
}

// lines calls visit with each line of a file that is neither empty nor a comment.
func lines(text string, visit func(number int, line string)) {
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, " \t\r\n")
		if plain := strings.TrimSpace(line); plain != "" && !strings.HasPrefix(plain, "#") {
			visit(number, line)
		}
	}
}

// faultAt returns a fault of a piece of a line.
func faultAt(number int, line, piece, text, hint string) Fault {
	at := max(strings.Index(line, piece), 0)
	return Fault{number, utf8.RuneCountInString(line[:at]) + 1, utf8.RuneCountInString(piece), text, hint}
}

// ReadHeaders reads a file _headers as Netlify and Cloudflare do: a path on a line, and below
// it indented lines with a header each. What contradicts the headers of every site is a fault.
func ReadHeaders(text string) ([]Block, []Fault) {
	var blocks []Block
	var faults []Fault
	fault := func(number int, line, piece, text, hint string) {
		faults = append(faults, faultAt(number, line, piece, text, hint))
	}
	lines(strings.TrimPrefix(text, "\ufeff"), func(number int, line string) {
		plain := strings.TrimSpace(line)
		if line[0] != ' ' && line[0] != '\t' {
			if !strings.HasPrefix(line, "/") || strings.ContainsAny(line, " \t") {
				fault(number, line, plain, "a rule begins with a path from the root, such as /files/*",
					"write the path alone on its line, and each header indented below it")
			}
			blocks = append(blocks, Block{Pattern: plain, Line: number})
			return
		}
		name, value, found := strings.Cut(plain, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		switch {
		case len(blocks) == 0:
			fault(number, line, plain, "the header has no path above it", "write a path such as /files/* on the line before")
		case !found || !token.MatchString(name) || value == "":
			fault(number, line, plain, fmt.Sprintf("%q is no header", plain), "write Name: value")
		default:
			block := &blocks[len(blocks)-1]
			name = textproto.CanonicalMIMEHeaderKey(name)
			if text, hint := contradicts(block.Pattern, name); text != "" {
				fault(number, line, plain, text, hint)
			}
			block.Headers = append(block.Headers, Header{name, value})
		}
	})
	return blocks, faults
}

// contradicts says why a header cannot be that of a pattern: faultbook gives files that match
// it the same header, and hosts join the values of all rules that match.
func contradicts(pattern, name string) (text, hint string) {
	same := func(h Header) bool { return strings.EqualFold(h.Name, name) }
	if slices.ContainsFunc(everywhere, same) {
		hint = "remove the line"
		if instead := insteadOf[textproto.CanonicalMIMEHeaderKey(name)]; instead != "" {
			hint = instead
		}
		return fmt.Sprintf("faultbook sends %s with each answer, and hosts join the two values", name), hint
	}
	if name == cacheControl && isPattern(pattern) {
		return "files that never change have a Cache-Control already, and hosts join the two values",
			"name one file without *"
	}
	for _, f := range files {
		if matches(pattern, "/"+f.name) && slices.ContainsFunc(f.headers, same) {
			return fmt.Sprintf("faultbook sends %s with %s, and hosts join the two values", name, f.name),
				"name other files"
		}
	}
	return "", ""
}

// matches reports whether a path has the form of a pattern: * stands for anything, and a
// named part for anything without a slash.
func matches(pattern, path string) bool {
	var b strings.Builder
	for i, part := range strings.Split(pattern, "/") {
		if i > 0 {
			b.WriteByte('/')
		}
		if strings.HasPrefix(part, ":") {
			b.WriteString("[^/]+")
			continue
		}
		b.WriteString(strings.ReplaceAll(regexp.QuoteMeta(part), `\*`, ".*"))
	}
	ok, err := regexp.MatchString("^"+b.String()+"$", path)
	return ok && err == nil
}

// statuses are the answers that Netlify, Cloudflare and GitLab give by a rule.
var statuses = []string{"200", "301", "302", "303", "307", "308"}

// ReadRedirects reads a file _redirects as Netlify, Cloudflare and GitLab do: an old address, the
// new one, and perhaps a status on a line.
func ReadRedirects(text string) ([]Rule, []Fault) {
	var rules []Rule
	var faults []Fault
	lines(strings.TrimPrefix(text, "\ufeff"), func(number int, line string) {
		fields := strings.Fields(line)
		fault := func(piece, text, hint string) { faults = append(faults, faultAt(number, line, piece, text, hint)) }
		if len(fields) < 2 {
			fault(strings.TrimSpace(line), "a redirect needs two addresses", "write /old/address /new/address 301")
			return
		}
		r := Rule{From: fields[0], To: fields[1], Status: "301", Line: number}
		rest := fields[2:]
		if len(rest) > 0 {
			if r.Status = strings.TrimSuffix(rest[0], "!"); !slices.Contains(statuses, r.Status) {
				fault(rest[0], fmt.Sprintf("%q is no status that every host knows", rest[0]),
					"known: "+strings.Join(statuses, ", "))
			}
			rest = rest[1:]
		}
		if len(rest) > 0 {
			fault(rest[0], "hosts understand conditions differently", "take the condition out, or redirect in the host's own settings")
		}
		if text, hint := r.fault(); text != "" {
			fault(r.From, text, hint)
		}
		if slices.ContainsFunc(rules, func(o Rule) bool { return o.From == r.From }) {
			fault(r.From, fmt.Sprintf("%s has two redirects, and hosts take the first", r.From), "remove one of the two")
		}
		rules = append(rules, r)
	})
	return rules, faults
}

// fault says what is wrong with the addresses of a rule.
func (r Rule) fault() (text, hint string) {
	to, err := url.Parse(r.To)
	switch {
	case !strings.HasPrefix(r.From, "/") || strings.HasPrefix(r.From, "//") || strings.ContainsAny(r.From, "?#"):
		return fmt.Sprintf("%q is no address of this site", r.From), "write the path from the root, such as /old/address/"
	case strings.Trim(r.From, "/*") == "" || strings.HasPrefix(r.From, "/:"):
		return "this rule catches every page of the site", "name the folder of the old addresses, such as /old/*"
	case err != nil || !strings.HasPrefix(r.To, "/") && (to.Scheme != "https" && to.Scheme != "http" || to.Host == ""):
		return fmt.Sprintf("%q is no address", r.To), "write a path from the root, or https://example.com/page"
	case r.Status == "200" && to.Host != "":
		return "a rule with 200 shows another site at an address of this one", "write 301: the policy of the pages does not fit the other site"
	case strings.Trim(r.From, "/") == strings.Trim(r.To, "/"):
		return "the redirect leads to itself", "remove the line"
	}
	return "", ""
}

// Catches returns the first of some addresses of the site that a rule takes from its page or
// its file; "" for none.
func (r Rule) Catches(addresses []string) string {
	for _, a := range addresses {
		address := "/" + a
		if matches(r.From, address) || matches(r.From, strings.TrimSuffix(address, "/")) {
			return address
		}
	}
	return ""
}
