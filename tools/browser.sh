#!/bin/sh
# The browser tests drive Debian's chromium. Root can install it; anybody else gets a line that says what is skipped.
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "make: installing chromium for the browser tests"
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/tmp/taz-graph-chromium.log 2>&1 \
    && command -v chromium >/dev/null 2>&1; then exit 0; fi
  echo "make: chromium could not be installed (see /tmp/taz-graph-chromium.log): the browser tests are SKIPPED" >&2
else
  echo "make: no chromium here and no right to install it: the browser tests are SKIPPED" >&2
fi
exit 0
