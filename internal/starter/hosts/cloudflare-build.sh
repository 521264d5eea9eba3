#!/bin/sh
# The build command of Cloudflare Pages: `sh cloudflare-build.sh`, with the
# variable GO_VERSION=1.26.0. The main branch gets the address in base_url of
# faultbook.yaml; previews get their own, and ask search engines to leave them
# out. `go run .` is faultbook when this repository holds it; else put it here.
set -eu
git fetch --quiet --unshallow || true
if [ "$CF_PAGES_BRANCH" = main ]; then
  go run . build --host cloudflare
else
  go run . build --host cloudflare --noindex --base-url "$CF_PAGES_URL"
fi
