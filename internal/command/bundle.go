package command

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

// bundleFlags are the flags of the bundle command beside those of any build.
type bundleFlags struct {
	siteFlags
	output  string
	dir     string
	single  bool
	version string
}

func bundleCommand(s *streams) *cobra.Command {
	var flags bundleFlags
	cmd := &cobra.Command{
		Use:   "bundle",
		Short: "Pack the site for readers without network",
		Long: `Writes NAME-VERSION.zip, and beside it NAME-VERSION.zip.sha256: one folder with
the whole site, search included, that works from a double-click on index.html.
name and version come from faultbook.yaml, or else from the title and the
latest date in the content. It holds all languages of the site, or those of
--language; so does one HTML file. The same content gives the same bytes. After an
error the command writes nothing.`,
		Example: `  faultbook bundle
  faultbook bundle --version 2.1 --output /srv/files/acme-help.zip
  faultbook bundle --dir /media/stick/help    # the same, not packed
  faultbook bundle --single-file              # one HTML file, for mail and tickets`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBundle(cmd, s, &flags) },
	}
	flags.register(cmd, "base-url", "drafts", "language", "no-search", "workers")
	cmd.Flags().BoolVar(&flags.json, "json", false, "print the result, or the diagnostics, as JSON lines")
	cmd.Flags().
		StringVarP(&flags.output, "output", "o", "", "write to `FILE` (NAME-VERSION.zip or .html in the site's folder)")
	cmd.Flags().StringVar(&flags.dir, "dir", "", "write a folder `DIR` instead of an archive")
	cmd.Flags().BoolVar(&flags.single, "single-file", false, "write one HTML file; for sites of up to 1,000 entries")
	cmd.Flags().StringVar(&flags.version, "version", "", "`TEXT` overrides version in faultbook.yaml")
	return cmd
}

func (f *bundleFlags) options() (pipeline.Options, error) {
	opts, err := f.siteFlags.options()
	if f.version != "" {
		err = errors.Join(err, config.CheckFileName(f.version))
	}
	opts.Version = f.version
	return opts, err
}

// packed is what a bundle came to, for programs.
type packed struct {
	Output  string  `json:"output"`
	SHA256  string  `json:"sha256,omitempty"` // none for a folder
	Edition string  `json:"edition"`
	Pages   int     `json:"pages"`
	Entries int     `json:"entries"`
	Files   int     `json:"files"`
	Bytes   int64   `json:"bytes"`
	Seconds float64 `json:"seconds"`
}

func runBundle(cmd *cobra.Command, s *streams, flags *bundleFlags) error {
	started := time.Now()
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	opts, err := flags.options()
	if err != nil {
		return err
	}
	if err := flags.place(dir); err != nil {
		return err
	}
	var result packed
	made, err := produce(cmd.Context(), s, dir, opts, flags.json, func(p *pipeline.Project) (diag.List, error) {
		result = packed{Edition: p.Edition(), Pages: len(p.Renderer.Pages()), Entries: len(p.Site.Entries)}
		return flags.pack(cmd.Context(), p, dir, &result)
	})
	if err != nil {
		return err
	}
	result.Seconds = time.Since(started).Seconds()
	return reportBundle(s, made.problems, result, flags.json)
}

// place refuses to write into the content, and two places at once.
func (f *bundleFlags) place(dir string) error {
	if f.dir != "" {
		if f.output != "" || f.single {
			return errors.New(
				"--dir goes with neither --output nor --single-file: it makes a folder, and these make a file",
			)
		}
		_, err := outputDir(dir, f.dir)
		return err
	}
	if f.output == "" {
		return nil
	}
	if err := besideInputs(dir, "file", f.output); err != nil {
		return err
	}
	if err := replaceable(f.output); err != nil {
		return err
	}
	return f.chooseForm()
}

// chooseForm makes the file what its name says.
func (f *bundleFlags) chooseForm() error {
	switch ext := strings.ToLower(filepath.Ext(f.output)); {
	case ext == ".html" || ext == ".htm":
		f.single = true
	case f.single:
		return refuse(
			"name a file that ends in .html",
			"--single-file makes one HTML file, and %s does not end in .html",
			f.output,
		)
	case ext != ".zip":
		return refuse("name a file that ends in .zip or .html", "the name of %s does not say what it is", f.output)
	}
	return nil
}

// replaceable refuses a file that faultbook did not write. What it wrote lies
// beside a file with its checksum.
func replaceable(name string) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ownSum(name)
	case err != nil:
		return fmt.Errorf("write %s: %w", name, err)
	case info.IsDir():
		return refuse("--output names a file; --dir makes a folder", "%s is a folder", name)
	case !info.Mode().IsRegular():
		return refuse("name another file", "%s is not a regular file", name)
	}
	if _, err := os.Lstat(name + pipeline.SumSuffix); errors.Is(err, fs.ErrNotExist) {
		return refuse(
			"remove it, or name another file",
			"faultbook did not write %s: no %s is beside it",
			name,
			filepath.Base(name)+pipeline.SumSuffix,
		)
	}
	return ownSum(name)
}

// ownSum refuses a file in the place of a checksum that is not the checksum.
func ownSum(name string) error {
	sum := name + pipeline.SumSuffix
	info, err := os.Lstat(sum)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var line string
	if err == nil && info.Mode().IsRegular() && info.Size() <= maxSumLine {
		var text []byte
		text, err = os.ReadFile(sum)
		line = string(text)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", sum, err)
	}
	if _, of, ok := strings.Cut(line, "  "); !ok || strings.TrimSpace(of) != filepath.Base(name) {
		return refuse("remove it, or name another file", "%s is not the checksum of %s", sum, filepath.Base(name))
	}
	return nil
}

// maxSumLine is the length in bytes of the longest line with a checksum: 64 digits,
// two blanks and a file name of 255 bytes, with room to spare.
const maxSumLine = 400

// pack writes what the flags ask for and fills the result in.
func (f *bundleFlags) pack(ctx context.Context, p *pipeline.Project, dir string, result *packed) (diag.List, error) {
	if f.dir != "" {
		done, problems, err := publish.Folder(ctx, p, f.dir)
		result.Output, result.Files, result.Bytes = f.dir, done.Files, done.Bytes
		return problems, err
	}
	if f.single {
		text, problems, err := publish.Single(ctx, p)
		if text == nil {
			return problems, err
		}
		result.Output, result.Files = f.file(dir, result.Edition+".html"), 1
		return problems, result.write(func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		})
	}
	archive, problems, err := publish.Archive(ctx, p)
	if archive == nil {
		return problems, err
	}
	result.Output, result.Files = f.file(dir, result.Edition+".zip"), archive.Files()
	return problems, result.write(archive.Write)
}

func (f *bundleFlags) file(dir, name string) string {
	if f.output != "" {
		return f.output
	}
	return filepath.Join(dir, name)
}

// write makes the file and, beside it, the one with its SHA-256.
func (p *packed) write(write func(io.Writer) error) error {
	if err := replaceable(p.Output); err != nil { // its name may come from the content
		return err
	}
	sum, size := sha256.New(), counter(0)
	err := output.Replace(p.Output, func(w io.Writer) error { return write(io.MultiWriter(w, sum, &size)) })
	if err != nil {
		return err
	}
	p.SHA256, p.Bytes = hex.EncodeToString(sum.Sum(nil)), int64(size)
	return output.Replace(p.Output+pipeline.SumSuffix, func(w io.Writer) error {
		_, err := w.Write(publish.SumLine(sum.Sum(nil), filepath.Base(p.Output)))
		return err
	})
}

// counter counts the bytes written to it.
type counter int64

func (c *counter) Write(data []byte) (int, error) {
	*c += counter(len(data))
	return len(data), nil
}

func reportBundle(s *streams, problems diag.List, p packed, asJSON bool) error {
	if asJSON {
		if err := diag.PrintJSON(s.err, problems); err != nil {
			return err
		}
		return newJSON(s.out).Encode(p)
	}
	s.show(problems)
	fmt.Fprintf(
		s.out,
		"%s (%s), %s in %s: %s in %.2f s\n",
		count(p.Pages, "page", "pages"),
		count(p.Entries, "entry", "entries"),
		size(p.Bytes),
		count(p.Files, "file", "files"),
		diag.Visible(p.Output),
		p.Seconds,
	)
	if p.SHA256 != "" {
		fmt.Fprintf(s.out, "SHA-256 %s\n", p.SHA256)
	}
	return nil
}
