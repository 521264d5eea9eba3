package search

import "embed"

// ClientSource holds the TypeScript sources of the client, for a bundler:
// client/ui/main-….ts are the parts of the interface of a faultbook site,
// client/search.ts the engine alone.
//
//go:embed client/*.ts client/logs client/ui data/*.ts
var ClientSource embed.FS
