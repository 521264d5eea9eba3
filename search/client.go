package search

import "embed"

// ClientSource holds the TypeScript sources of the client, for a bundler:
// client/ui/main.ts is the search box and the search page of a faultbook site,
// client/search.ts the engine alone.
//
//go:embed client
var ClientSource embed.FS
