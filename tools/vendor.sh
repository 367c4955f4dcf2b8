#!/bin/sh
# Download every locked package as a wheel, for this Python and this system; hashes are checked now and again at set-up.
# usage: vendor.sh PYTHON FOLDER
set -eu
for lock in requirements.txt requirements-test.txt; do
  "$1" -m pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: --dest "$2" -r "$lock"
done
echo "$(ls "$2" | wc -l) packages in $2; set up without a network: make serve OFFLINE=1, make test OFFLINE=1"
