#!/bin/sh
# Create the environment and install one lock file into it; with OFFLINE=1 from the folder vendor/ alone.
# usage: setup.sh PYTHON VENV LOCKFILE
set -eu
python=$1 venv=$2 lock=$3

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3" >&2
  exit 1
fi
if [ -n "${OFFLINE:-}" ] && ! [ -d vendor ]; then
  echo "There is no folder vendor/; fill it where there is a network: make vendor" >&2
  exit 1
fi
if ! [ -x "$venv/bin/python" ]; then
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    # Debian ships the venv module in a package of its own.
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    if [ -z "${OFFLINE:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      apt-get update -qq && apt-get install -y -qq "$version-venv" >/dev/null
    else
      echo "Python's venv module is missing; install it with: sudo apt-get install $version-venv" >&2
      exit 1
    fi
  fi
  echo "Creating the environment in $venv"
  "$python" -m venv "$venv"
fi
echo "Installing $lock (pinned and hash-checked)"
set -- --quiet --disable-pip-version-check --require-hashes -r "$lock"
if [ -n "${OFFLINE:-}" ]; then
  set -- --no-index --find-links vendor "$@"
fi
"$venv/bin/python" -m pip install "$@"
# The project's own package, by a way that stays right when the folder is moved.
site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
"$venv/bin/python" -c 'import os, sys; print(os.path.relpath("hooks", sys.argv[1]))' "$site" > "$site/compendium.pth"
