#!/bin/sh
# Build the site with MkDocs and with ProperDocs, its maintained successor, and compare the two file by file.
# usage: spare.sh PYTHON VENV BIN
set -eu
sh tools/setup.sh "$1" "$2" tools/requirements-spare.txt
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
echo "Building with MkDocs"
"$3/mkdocs" build --strict --site-dir "$tmp/usual"
echo "Building with ProperDocs"
"$2/bin/properdocs" build --strict --config-file mkdocs.yml --site-dir "$tmp/spare"
if diff -rq "$tmp/usual" "$tmp/spare"; then
  echo "The same $(find "$tmp/usual" -type f | wc -l) files from both."
else
  echo "The spare engine gives other pages; see decisions/0008-exit-plan.md" >&2
  exit 1
fi
