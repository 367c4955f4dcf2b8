#!/bin/sh
# Set up the programs in which `make clients` opens the files to take away: Debian's packages, and Python's in a VENV.
# usage: clients.sh PYTHON VENV
set -eu
packages="biber fonts-noto-cjk gdal-bin libreoffice-calc libreoffice-draw librsvg2-bin pandoc r-cran-rsqlite
  sqlite3 texlive-bibtex-extra texlive-lang-chinese texlive-latex-recommended texlive-xetex"

missing=""
for name in $packages; do
  dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q "ok installed" || missing="$missing $name"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing$missing"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
  else
    echo "Missing programs; install them with: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
  fi
fi
sh "$(dirname "$0")/setup.sh" "$1" "$2" "$(dirname "$0")/requirements-clients.txt"
