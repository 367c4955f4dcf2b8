#!/bin/sh
# Resolve requirements*.in for Python 3.11 to 3.13 on every platform, with hashes and no registry address.
# usage: lock.sh PYTHON
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$1" -m venv "$tmp/venv"
"$tmp/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv==0.13.8
for name in requirements requirements-test tools/requirements-spare tools/requirements-audit tools/requirements-clients; do
  "$tmp/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-annotate --custom-compile-command "make lock" "$name.in" -o "$name.txt"
done
