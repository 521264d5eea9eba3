package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/importer"
	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/recognise"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/source"
)

// importFlags say how sources are understood.
type importFlags struct {
	into, mapping string
	columns       []string
	dryRun, json  bool
}

func importCommand(s *streams) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Move in from tables, exports and message catalogues",
		Long: `Reads files of another help center and writes entries and articles from them: saved
HTML, CSV, XLSX, Markdown tables; exports of Zendesk, Intercom, Freshdesk and Confluence
as JSON, HTML or XML; catalogues of messages (.po, .properties, JSON, .arb, .strings,
.stringsdict, .xcstrings, Android XML, .resx). A folder is read as Markdown of MkDocs,
Docusaurus, Hugo or Starlight, or else as an export of HTML.

--dry-run shows what each column was taken for and writes nothing. --map corrects
one column; a mapping file says more:

  into: dropsuite                         # PRODUCT, or PRODUCT/OPERATION
  columns: {Sub-Status: message, Owner: "-"}
  sections:                               # headings of tables and groups
    System Status > Download: {into: dropsuite/download, set: {severity: info}}
  same: {Partially Completed: Partially Complete}

The fields are ` + strings.Join(recognise.Fields(), ", ") + `;
- leaves a column out. A second import updates the fields that changed in the source,
keeps what an author wrote, and changes nothing otherwise. ` + importer.RecordPath + `
records what was imported: commit it. What has no place is in the report.`,
		Example: `  faultbook import errors.html --dry-run
  faultbook import codes.xlsx --into lamp/setup --map Remark=summary
  faultbook import a.html b.csv --mapping move.yaml
  faultbook import ../old-docs/docs`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				const hint = "`faultbook import errors.html --dry-run` shows what it understands"
				return refuse(hint, "give the files to import")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd, s, &flags, args) },
	}
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, "show what each column was taken for, and write nothing")
	cmd.Flags().
		StringArrayVar(&flags.columns, "map", nil, "take a column for a field, as `COLUMN=FIELD`; can be repeated")
	cmd.Flags().StringVar(&flags.mapping, "mapping", "", "read the mapping `FILE`")
	cmd.Flags().StringVar(&flags.into, "into", "", "put entries into `FOLDER`: PRODUCT or PRODUCT/OPERATION")
	cmd.Flags().BoolVar(&flags.json, "json", false, "print the report as JSON")
	return cmd
}

func runImport(cmd *cobra.Command, s *streams, flags *importFlags, args []string) error {
	dir, err := siteDir(cmd)
	if err != nil {
		return err
	}
	site, err := source.OpenFolder(dir)
	if err != nil {
		return err
	}
	defer site.Close()
	opts := importer.Options{Site: site}
	if opts.Terms, err = siteTerms(s, site); err != nil {
		return err
	}
	if opts.Mapping, err = flags.read(opts.Terms.OwnIDs()); err != nil {
		return err
	}
	plan, err := planImport(args, opts)
	if err != nil {
		return importFault(err)
	}
	if !flags.dryRun {
		if err := writeImport(dir, plan); err != nil {
			return err
		}
	}
	if flags.json {
		enc := newJSON(s.out)
		enc.SetIndent("", "  ")
		return enc.Encode(plan.Report)
	}
	printImport(s.out, plan, flags.dryRun)
	return nil
}

// importFault adds what to do.
func importFault(err error) error {
	if errors.Is(err, reader.ErrNothing) {
		return hinted{err, "give a file with a table, or a folder of Markdown"}
	}
	return err
}

// siteTerms reads the vocabularies of the settings.
func siteTerms(s *streams, site fs.FS) (recognise.Terms, error) {
	var terms recognise.Terms
	if _, err := fs.Stat(site, config.FileName); err != nil {
		return terms, pipeline.ErrNoSite
	}
	file, fault := source.ReadPage(site, config.FileName)
	if fault != nil {
		return terms, fail(s, diag.List{*fault}, false)
	}
	c, problems := config.Parse(file, nil)
	if problems.HasErrors() {
		return terms, fail(s, problems, false)
	}
	list := func(from []*config.Term) (to []recognise.Term) {
		for _, t := range from {
			to = append(to, recognise.Term{ID: t.ID, Label: t.Label})
		}
		return to
	}
	return recognise.Terms{
		Severities: list(c.Severities), States: list(c.States), Surfaces: list(c.Surfaces), Contacts: list(c.Contacts),
		Own: ownFields(c),
	}, nil
}

// ownFields returns the fields that the settings declare, for an import.
func ownFields(c *config.Config) []recognise.Own {
	var own []recognise.Own
	for _, f := range c.Fields {
		own = append(own, recognise.Own{
			ID: f.ID, Label: f.Label, List: f.Type == config.ListField, YesNo: f.Type == config.BoolField, Fits: f.Fits,
			Choices: len(f.Choices) > 0,
		})
	}
	return own
}

// read returns the mapping of the file and the flags: flags win.
func (f *importFlags) read(own []string) (recognise.Mapping, error) {
	var m recognise.Mapping
	if f.mapping != "" {
		data, err := os.ReadFile(f.mapping)
		if err != nil {
			return m, fmt.Errorf("read the mapping: %w", err)
		}
		if m, err = recognise.ParseMapping(data, own...); err != nil {
			return m, refuse("`faultbook import --help` shows a mapping", "%s: %v", f.mapping, err)
		}
	}
	if f.into != "" {
		m.Into = f.into
	}
	for _, pair := range f.columns {
		at := strings.LastIndex(pair, "=")
		if at < 1 {
			return m, refuse("write --map COLUMN=FIELD", "--map takes a column and a field, not %q", pair)
		}
		if m.Columns == nil {
			m.Columns = map[string]string{}
		}
		m.Columns[pair[:at]] = pair[at+1:]
	}
	if err := m.Check(own...); err != nil {
		return m, refuse("`faultbook import --help` lists the fields", "%v", err)
	}
	return m, nil
}

// writeImport writes new files first, then those that change, and last what was recorded.
func writeImport(dir string, plan *importer.Plan) error {
	isRecord := func(f output.File) bool { return f.Path == importer.RecordPath }
	if err := output.Place(dir, slices.DeleteFunc(slices.Clone(plan.New), isRecord)); err != nil {
		return err
	}
	var last []output.File
	for _, f := range slices.Concat(plan.Updates, plan.New) {
		if isRecord(f) {
			last = append(last, f)
		} else if !slices.ContainsFunc(plan.New, func(n output.File) bool { return n.Path == f.Path }) {
			if err := replaceFile(dir, f); err != nil {
				return err
			}
		}
	}
	for _, f := range last {
		if err := replaceFile(dir, f); err != nil {
			return err
		}
	}
	return nil
}

func replaceFile(dir string, f output.File) error {
	return output.Replace(filepath.Join(dir, filepath.FromSlash(f.Path)), func(w io.Writer) error {
		_, err := w.Write(f.Data)
		return err
	})
}
