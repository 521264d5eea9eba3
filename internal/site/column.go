package site

// Column is one column of a troubleshooting table.
type Column string

// The columns that a table may have.
const (
	ProductColumn   Column = "product"
	OperationColumn Column = "operation"
	StatusColumn    Column = "status"
	MessageColumn   Column = "message"
	CodeColumn      Column = "code"
	SeverityColumn  Column = "severity"
	StateColumn     Column = "state"
	CausesColumn    Column = "causes"
	FixColumn       Column = "fix"
	ShownColumn     Column = "shown_in"
	ContactColumn   Column = "contact"
	RetryColumn     Column = "retry"
	SummaryColumn   Column = "summary"
)

var columnNames = []string{
	string(ProductColumn), string(OperationColumn), string(StatusColumn), string(MessageColumn), string(CodeColumn),
	string(SeverityColumn), string(StateColumn), string(CausesColumn), string(FixColumn), string(ShownColumn),
	string(ContactColumn), string(RetryColumn), string(SummaryColumn),
}
