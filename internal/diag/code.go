package diag

// Code is the stable name of a kind of problem. A code is documented and is
// never used again for something else.
type Code string

// Every kind of problem.
const (
	BadYAML        Code = "FB001"
	NoFrontMatter  Code = "FB002"
	UnknownKey     Code = "FB003"
	WrongType      Code = "FB004"
	MissingKey     Code = "FB005"
	BadValue       Code = "FB006"
	DuplicateKey   Code = "FB007"
	Duplicate      Code = "FB008"
	DuplicateEntry Code = "FB009"

	StrayPlaceholder       Code = "FB010"
	UnexplainedPlaceholder Code = "FB011"
	UnknownTerm            Code = "FB012"
	LostText               Code = "FB013"
	DeadEnd                Code = "FB014"
	OddRange               Code = "FB015"

	NoSuchPage    Code = "FB020"
	AmbiguousLink Code = "FB021"
	NoSuchAnchor  Code = "FB022"
	NoSuchFile    Code = "FB023"
	LinkOutside   Code = "FB024"

	RawHTML      Code = "FB030"
	BadDirective Code = "FB031"
	EmptyTable   Code = "FB032"
	UnknownAlert Code = "FB033"
	NoAltText    Code = "FB034"
	HeadingLevel Code = "FB035"
	UnreadImage  Code = "FB036"
	NearMarkup   Code = "FB037"
	TooDeep      Code = "FB038"
	Invisible    Code = "FB039"

	AddressTaken Code = "FB040"
	BadAddress   Code = "FB041"
	BadAlias     Code = "FB042"
	AnchorStays  Code = "FB043"
	AnchorCircle Code = "FB044"
	UnsafePath   Code = "FB045"

	BadTemplate  Code = "FB050"
	TemplateFail Code = "FB051"
	BadAsset     Code = "FB052"

	UnusedTemplate Code = "FB053"
	OddAsset       Code = "FB054"
	UnsafeDrawing  Code = "FB055"
	MissingText    Code = "FB056"
	DroppedPart    Code = "FB057"

	Unreadable Code = "FB060"
	NotUTF8    Code = "FB061"
	NoHistory  Code = "FB062"
	NotAPage   Code = "FB063"
	TooLarge   Code = "FB064"
	HostLimit  Code = "FB065"
	HostRule   Code = "FB066"

	LostWords       Code = "FB070"
	DuplicateAnchor Code = "FB071"
	IgnoredKey      Code = "FB072"
	ForeignGap      Code = "FB073"

	BadLock     Code = "FB080"
	LostAddress Code = "FB081"
	LostAnchor  Code = "FB082"
	ChangedID   Code = "FB083"
	LostCode    Code = "FB084"

	NoSource       Code = "FB090"
	Untranslated   Code = "FB091"
	OldTranslation Code = "FB092"

	TwoTranslations Code = "FB093"
	NoTranslation   Code = "FB094"
)

// warnings are the codes that do not stop a build.
var warnings = map[Code]bool{
	DuplicateEntry: true, DeadEnd: true, OddRange: true, UnexplainedPlaceholder: true, LostText: true,
	EmptyTable: true, RawHTML: true,
	NoAltText: true, UnreadImage: true, NearMarkup: true, NoHistory: true, NotAPage: true,
	UnusedTemplate: true, OddAsset: true, UnsafeDrawing: true, HostLimit: true, Invisible: true, MissingText: true,
	DroppedPart: true, IgnoredKey: true,
	ForeignGap: true, LostCode: true,
	Untranslated: true, OldTranslation: true, NoTranslation: true,
}

// SeverityOf returns the severity of problems with this code.
func SeverityOf(code Code) Severity {
	if warnings[code] {
		return Warning
	}
	return Error
}
