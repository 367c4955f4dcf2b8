#!/bin/sh
# Ask the advisory database of the package index about every locked package; needs the network.
# usage: audit.sh PYTHON VENV
set -eu
sh tools/setup.sh "$1" "$2" tools/requirements-audit.txt
"$2/bin/pip-audit" --disable-pip --require-hashes --requirement requirements.txt --requirement requirements-test.txt
