#!/bin/sh
# The build command of Cloudflare Pages: `sh cloudflare-build.sh`, with the
# variable GO_VERSION=1.26.0. The main branch gets the address in base_url of
# faultbook.yaml; previews get their own, and ask search engines to leave them
# out. faultbook.sh runs the program, and says how the host gets it.
set -eu
git fetch --quiet --unshallow || true
if [ "$CF_PAGES_BRANCH" = main ]; then
  sh faultbook.sh build --host cloudflare
else
  sh faultbook.sh build --host cloudflare --noindex --base-url "$CF_PAGES_URL"
fi
