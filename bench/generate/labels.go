package generate

// label is a status label and what usually goes with it.
type label struct {
	text, also, state, severity, action string
}

// labels repeat over the operations of a site, as "Authentication Error" does
// over those of a real product. None of the other labels (also) is a label.
var labels = []label{
	{"Running", "In Progress", "running", "informative", "none"},
	{"Completed", "Finished", "done", "informative", "none"},
	{"Failed", "", "failed", "critical", "required"},
	{"Retrying", "Trying Again", "retrying", "warning", "wait"},
	{"Cancelled", "Canceled", "cancelled", "informative", "none"},
	{"On Queue", "Queued", "waiting", "informative", "wait"},
	{"Paused", "", "paused", "informative", "none"},
	{"Authentication Error", "Login Error", "attention", "critical", "required"},
	{"Connection Error", "", "interrupted", "high", "wait"},
	{"Partially Complete", "Partial", "partial", "warning", "required"},
	{"Space Full", "Storage Full", "attention", "critical", "required"},
	{"Need Reauthentication", "", "attention", "high", "required"},
	{"Deactivated", "Disabled", "inactive", "informative", "required"},
	{"Expired", "", "expired", "warning", "required"},
	{"Timed Out", "", "failed", "high", "required"},
	{"Quota Exceeded", "Over Quota", "attention", "high", "required"},
	{"Permission Denied", "Access Denied", "failed", "critical", "required"},
	{"Not Reachable", "Offline", "interrupted", "high", "wait"},
	{"Interrupted", "", "interrupted", "warning", "wait"},
	{"Skipped", "", "partial", "informative", "none"},
	{"Throttled", "Slowed Down", "running", "warning", "wait"},
	{"Suspended", "On Hold", "paused", "warning", "required"},
	{"Degraded", "", "running", "warning", "wait"},
	{"Pending Approval", "", "waiting", "informative", "required"},
	{"Rejected", "Declined", "failed", "high", "required"},
	{"Conflict", "", "attention", "warning", "required"},
	{"Locked", "", "attention", "high", "required"},
	{"Verification Failed", "", "failed", "critical", "required"},
	{"Certificate Error", "", "attention", "critical", "required"},
	{"License Expired", "", "expired", "high", "required"},
	{"Unsupported Version", "", "failed", "high", "required"},
	{"Configuration Error", "Setup Error", "attention", "high", "required"},
	{"Not Found", "Missing", "failed", "warning", "required"},
	{"Corrupted", "Damaged", "failed", "critical", "required"},
	{"Incomplete", "", "partial", "warning", "required"},
	{"Stalled", "Stuck", "interrupted", "warning", "required"},
	{"Recovering", "", "running", "informative", "wait"},
	{"Completed with Warnings", "", "partial", "warning", "none"},
	{"Blocked", "", "attention", "high", "required"},
	{"Unknown Error", "", "failed", "high", "required"},
}

// operationNames are what can be done with a product, with the other words
// that people use for it.
var operationNames = []struct{ name, words string }{
	{"Backup", "back up,save a copy,protect"}, {"Restore", "put back,bring back,recover"},
	{"Migration", "move,switch over,transfer"}, {"Download", "fetch,zip,get a copy"},
	{"Upload", "send up,push files"}, {"Synchronization", "sync,keep the same,mirror"},
	{"Export", "hand out,save as file"}, {"Import", "bring in,load from file"},
	{"Archiving", "put away,keep for years"}, {"Replication", "second copy,standby"},
	{"Sign-in", "log in,login,authenticate"}, {"Provisioning", "set up users,new accounts"},
	{"Licensing", "activate,product key"}, {"Indexing", "make searchable,search index"},
	{"Delivery", "send mail,outgoing"}, {"Enrollment", "register a device,join"},
	{"Installation", "install,set up"}, {"Update", "upgrade,new version,patch"},
	{"Verification", "check,validate"}, {"Conversion", "change format,convert"},
	{"Discovery", "find devices,scan the network"}, {"Retention", "delete old data,keep rules"},
	{"Quarantine", "isolate,suspicious mail"}, {"Snapshot", "point in time,image"},
	{"Failover", "switch to standby,outage"}, {"Monitoring", "watch,alerts"},
	{"Scheduling", "run later,timetable"}, {"Reporting", "statistics,usage report"},
	{"Billing", "invoice,pay"}, {"Encryption", "keys,scramble"},
}

// placeholders are the gaps of messages, and what stands in them.
var placeholders = map[string]string{
	"Mailbox":       "The address of the mailbox concerned, such as `anna@example.com`.",
	"Account":       "The account under which the work was done.",
	"Server Name":   "The name of the server that did not answer as expected.",
	"Folder":        "The folder in which the item is kept.",
	"File":          "The name of the file, without its folder.",
	"Path":          "The full path of the file on the device.",
	"Device Name":   "The name of the device as the administrator sees it.",
	"User":          "The person who started the work.",
	"Count":         "How many items are concerned.",
	"Total":         "How many items there are in all.",
	"Size":          "The size of the data, in GB.",
	"Limit":         "The highest value that is allowed.",
	"Date":          "The day, as your settings show dates.",
	"Time":          "The time of day on the server.",
	"Error Code":    "The number that the other side gave. Have it ready when you ask for help.",
	"Port":          "The network port, a number.",
	"Host":          "The name or the address of the other computer.",
	"Job ID":        "The number of the job, shown beside it in the list of jobs.",
	"Version":       "The version that was found.",
	"Network Name":  "The network to which the device is connected.",
	"Percent":       "How much is done so far.",
	"Domain":        "The domain behind the @ of the address.",
	"StoreName":     "The name of the data store.",
	"Profile":       "The profile that holds the settings.",
	"Region":        "Where the data is kept.",
	"Policy":        "The rule that forbids it.",
	"Interval":      "The time until the next attempt.",
	"Attempt":       "Which attempt this was.",
	"Reason":        "What the other side gave as its reason; it may be in another language.",
	"Administrator": "The name of the person who manages your account.",
}

var icons = []string{"Red", "Amber", "Green", "Grey", "Blue"}
