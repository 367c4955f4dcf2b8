#!/bin/sh
# Make sure that nginx with brotli, and wrk, are there for the tests of publishing, or say what to do.
set -eu
PATH=$PATH:/usr/sbin
module=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
if command -v nginx >/dev/null && [ -f $module ] && command -v wrk >/dev/null; then
  exit 0
fi
packages="nginx libnginx-mod-http-brotli-static wrk"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Debian's $packages for the tests of publishing"
  # Debian starts what it installs; the tests start their own, on loopback alone.
  policy=/usr/sbin/policy-rc.d
  if ! [ -e $policy ]; then
    trap 'rm -f $policy' EXIT
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
  fi
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null
  exit 0
fi
echo "The tests of publishing need: sudo apt-get install $packages" >&2
exit 1
