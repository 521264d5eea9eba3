#!/bin/sh
# The build command of Cloudflare Pages: `sh cloudflare-build.sh`, with the
# variable GO_VERSION=1.26.0. The production branch gets the address in base_url
# of faultbook.yaml; previews get their own, and ask search engines to leave them
# out. Production is the branch in FAULTBOOK_PRODUCTION_BRANCH, or else the
# default branch of the repository. faultbook.sh runs the program, and says how
# the host gets it.
set -eu
git fetch --quiet --unshallow || true
production=${FAULTBOOK_PRODUCTION_BRANCH:-$(git ls-remote --symref origin HEAD 2>/dev/null | sed -n 's|^ref: refs/heads/\(.*\)[[:space:]]HEAD$|\1|p')}
if [ -z "$production" ]; then
  echo "cloudflare-build.sh: the production branch is unknown" >&2
  echo "hint: set FAULTBOOK_PRODUCTION_BRANCH to its name" >&2
  exit 2
fi
if [ "$CF_PAGES_BRANCH" = "$production" ]; then
  echo "production, branch $CF_PAGES_BRANCH: the address is base_url in faultbook.yaml"
  sh faultbook.sh build --host cloudflare
else
  echo "preview of branch $CF_PAGES_BRANCH, not indexed: $CF_PAGES_URL"
  sh faultbook.sh build --host cloudflare --noindex --base-url "$CF_PAGES_URL"
fi
