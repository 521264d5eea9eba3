#!/bin/sh
# Runs faultbook where a host builds the site: `sh faultbook.sh build ...`.
# No server has the program for download, so the host is given it in one of
# these ways; the first that is there is taken:
#
# 1. The program itself, for Linux, at bin/faultbook of this site. In a checkout
#    of faultbook, this makes it:
#    GOOS=linux GOARCH=amd64 CGO_ENABLED=0 go build -ldflags "-s -w" -o SITE/bin/faultbook .
# 2. The address of a repository of faultbook that the host may clone, in the
#    variable FAULTBOOK_REPOSITORY, and, if you like, a branch or a tag of it in
#    FAULTBOOK_VERSION. The host needs Go, and builds the program each time.
# 3. The source of the program, in the same folder as the site.
set -eu

if [ -f bin/faultbook ]; then
  chmod +x bin/faultbook
  exec bin/faultbook "$@"
fi
if [ -n "${FAULTBOOK_REPOSITORY:-}" ]; then
  source=$(mktemp -d)
  trap 'rm -rf "$source"' EXIT
  git clone --quiet --depth 1 ${FAULTBOOK_VERSION:+--branch "$FAULTBOOK_VERSION"} -- "$FAULTBOOK_REPOSITORY" "$source"
  (cd "$source" && go build -o bin/faultbook .)
  "$source/bin/faultbook" "$@"
  exit
fi
if grep -qs '^module faultbook$' go.mod; then
  exec go run . "$@"
fi
cat >&2 <<'END'
faultbook.sh: the program faultbook is not here, so the site cannot be built.
hint: commit it as bin/faultbook, or set FAULTBOOK_REPOSITORY to the address of
its source; faultbook.sh says how
END
exit 2
