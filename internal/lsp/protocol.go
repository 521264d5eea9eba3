package lsp

// The types of the Language Server Protocol (version 3.17) that the server uses.

type position struct {
	Line      int `json:"line"`      // from 0
	Character int `json:"character"` // in units of UTF-16, from 0
}

type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string    `json:"uri"`
	Range textRange `json:"range"`
}

type textEdit struct {
	Range   textRange `json:"range"`
	NewText string    `json:"newText"`
}

type documentID struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

type positionParams struct {
	TextDocument documentID `json:"textDocument"`
	Position     position   `json:"position"`
	NewName      string     `json:"newName"` // of a rename
}

type initializeParams struct {
	RootURI string `json:"rootUri"`
}

type openParams struct {
	TextDocument struct {
		URI  string `json:"uri"`
		Text string `json:"text"`
	} `json:"textDocument"`
}

type changeParams struct {
	TextDocument   documentID `json:"textDocument"`
	ContentChanges []struct {
		Text string `json:"text"`
	} `json:"contentChanges"`
}

type filesParams struct {
	Changes []struct {
		URI string `json:"uri"`
	} `json:"changes"`
}

type actionParams struct {
	TextDocument documentID `json:"textDocument"`
	Range        textRange  `json:"range"`
}

type diagnostic struct {
	Range    textRange `json:"range"`
	Severity int       `json:"severity"`
	Code     string    `json:"code"`
	Source   string    `json:"source"`
	Message  string    `json:"message"`
}

type diagnosticsParams struct {
	URI         string       `json:"uri"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type completionItem struct {
	Label         string   `json:"label"`
	Kind          int      `json:"kind"`
	Detail        string   `json:"detail,omitempty"`
	Documentation string   `json:"documentation,omitempty"`
	FilterText    string   `json:"filterText,omitempty"`
	TextEdit      textEdit `json:"textEdit"`
}

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type hover struct {
	Contents markup    `json:"contents"`
	Range    textRange `json:"range"`
}

type renameFile struct {
	Kind   string `json:"kind"`
	OldURI string `json:"oldUri"`
	NewURI string `json:"newUri"`
}

type editFile struct {
	TextDocument documentID `json:"textDocument"`
	Edits        []textEdit `json:"edits"`
}

type workspaceEdit struct {
	DocumentChanges []any `json:"documentChanges"` // renameFile, createFile and editFile, in their order
}

type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics"`
	Edit        workspaceEdit `json:"edit"`
}

// Kinds of completions.
const (
	kindValue     = 12
	kindEnum      = 13
	kindReference = 18
	kindProperty  = 10
)

// capabilities is what the server can do.
func capabilities() map[string]any {
	return map[string]any{
		"textDocumentSync":   map[string]any{"openClose": true, "change": 1, "save": true}, // whole texts
		"completionProvider": map[string]any{"triggerCharacters": []string{"[", "(", "/", "#", ":", "{", "=", " ", "-", ","}},
		"hoverProvider":      true,
		"definitionProvider": true,
		"referencesProvider": true,
		"renameProvider":     map[string]any{"prepareProvider": true},
		"codeActionProvider": map[string]any{"codeActionKinds": []string{"quickfix"}},
	}
}
