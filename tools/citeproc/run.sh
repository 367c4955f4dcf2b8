#!/bin/sh
# Make tests/golden/citing/{cases,citeproc}.json anew with citeproc-js and the published CSL styles.
# Needs node, npm and the project's own environment; run it only after changing tests/citing_items.py.
# usage: sh tools/citeproc/run.sh [PYTHON]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${1:-$root/.venv/bin/python}
golden=$root/tests/golden/citing
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/golden.mjs" "$work/"
(cd "$work" && npm install --silent --no-package-lock --no-audit --no-fund)
"$python" -m pip download --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt" -d "$work/wheels"
for wheel in "$work"/wheels/*.whl; do "$python" -m zipfile -e "$wheel" "$work/csl"; done
PYTHONPATH="$root/hooks:$root/tests" "$python" -m citing_items > "$golden/cases.json"
node "$work/golden.mjs" "$golden/cases.json" "$work/csl" > "$golden/citeproc.json"
