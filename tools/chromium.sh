#!/bin/sh
# Make sure that a Chromium and Chinese fonts are there for the browser tests, or say what to do.
set -eu
if [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
  || command -v google-chrome >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Debian's chromium for the browser tests"
  apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
  exit 0
fi
echo "The browser tests need Chromium: install it with 'sudo apt-get install chromium fonts-noto-cjk', or name one with CHROMIUM=/path make test" >&2
exit 1
