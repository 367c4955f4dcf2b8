#!/bin/sh
# Make sure that a Chromium and Chinese fonts are there for the browser tests, or say what to do.
# usage: chromium.sh PYTHON
set -eu
if [ -n "${CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null; then
  exit 0
fi
apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing $* for the browser tests"
  apt-get update -qq && apt-get install -y -qq "$@" >/dev/null
}
# Debian has Chromium without windows, with which the gates take less time; other systems may lack it.
if [ -z "${OFFLINE:-}" ] && apt chromium-headless-shell fonts-noto-cjk; then
  exit 0
fi
if browser=$("$1" -m tools.browser 2>/dev/null); then
  echo "The browser tests use $browser; with chromium-headless-shell they would take less time"
  exit 0
fi
if [ -z "${OFFLINE:-}" ] && apt chromium fonts-noto-cjk; then
  exit 0
fi
echo "The browser tests need Chromium: install it with 'sudo apt-get install chromium-headless-shell fonts-noto-cjk', or name one with CHROMIUM=/path make test" >&2
exit 1
