package render

import "html/template"

// The types of tables and drawings that templates get.

// Table is a troubleshooting table.
type Table struct {
	ID      string // of the page's own table; empty for one placed by a directive
	Caption string
	Columns []Column
	Rows    []Row
	// Shared are the cells of columns that hold the same in every row.
	Shared []Cell
}

// Column is the head of a column.
type Column struct {
	Key, Label string
	Width      string // of codes, where some are long: room for 10, 14 or 18 characters
}

// Row is an entry in a table.
type Row struct {
	Tone  string // the verdict: required, wait, none or unknown
	Cells []Cell // one for each column
}

// Cell is the content of one cell. Of the fields after Sort, only those are set that
// its column needs.
type Cell struct {
	Column  *Column
	Head    bool          // whether it names the row
	Sort    string        // sort key, if its text is not one
	Link    Link          // of product, operation and status
	Icon    template.HTML // of status: the icon of the product, drawn
	Name    template.HTML // of status: its label, which may break after a slash and an underscore
	Also    string        // of status: its other labels
	Verdict string        // of status: the verdict in words
	Code    template.HTML // may break like Name
	Term    *Badge        // of severity and state; it has no address
	// Items are the messages, causes, steps, places or contacts; Ordered is set for
	// steps, Lines for messages, which are no list.
	Items          []template.HTML
	Ordered, Lines bool
	Ways           []Way         // of fix, where each of several causes has its own steps
	Text           template.HTML // of summary and retry; of fix without steps
}

// Way is a cause and its steps.
type Way struct {
	Cause template.HTML
	Steps Cell // Items, Ordered
}

// Diagram shows what follows what in an operation, as two drawings of the same
// and as words.
type Diagram struct {
	// Across is <svg class="diagram across"> for wide screens. Down, for phones, is
	// <svg class="diagram down">, or empty where even that is wider than a phone, with an <a class="node tone-TONE">
	// for every entry and a <path class="step"> for every line.
	Across, Down template.HTML
	Wide         bool // whether no drawing fits a phone, which then shows the words
	Steps        []Transition
}

// Transition is an entry and what can come next.
type Transition struct {
	From FlowItem
	To   []FlowItem
}

// FlowItem is an entry in the words of a drawing.
type FlowItem struct {
	Text, Href    string
	Note          string // the message, if another entry of the operation has the same name
	Tone, Verdict string // the verdict, as a tone and in words
}

// Matrix shows the statuses of a product, operations across.
type Matrix struct {
	Caption    string
	Operations []Link
	Rows       []MatrixRow
}

// MatrixRow is one status in every operation.
type MatrixRow struct {
	Label string
	Name  template.HTML  // the label, which may break after a slash and an underscore
	Href  string         // of the entry where there is but one
	Cells [][]MatrixCell // one for each operation; empty where it does not exist
}

// MatrixCell is one entry in a matrix.
type MatrixCell struct {
	Name  string // the verdict in words
	Href  string
	Place string // the operation, for narrow screens
	Tone  string // the verdict: required, wait, none or unknown
	Text  string
}
