#!/bin/sh
# Fills a virtual environment with exactly what a lock file names, then with this project, editable.
# usage: environment.sh VENV LOCK; PYTHON names the interpreter, CALLER who speaks (the action of GitHub is not make).
set -eu
venv=$1 lock=$2 python=${PYTHON:-python3} caller=${CALLER:-make}
fail() { echo "$caller: $1" >&2; exit 2; }

command -v "$python" >/dev/null 2>&1 || fail "$python is not on this machine: install Python 3.11 or newer, or name it with PYTHON=..."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$python is older than 3.11: name a newer one with PYTHON=..."
"$python" -m pip --version >/dev/null 2>&1 || fail "$python has no pip: install it (Debian: apt-get install python3-pip)"
[ -x "$venv/bin/python" ] || "$python" -m venv --without-pip "$venv" || fail "cannot make $venv: is this folder writable?"

echo "$caller: installing the locked dependencies into $venv"
into() { "$python" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check "$@"; }
into --require-hashes -r "$lock" \
  || fail "the dependencies could not be installed: is the network reachable? (once installed, nothing needs it any more)"
# The build back end is locked too, so no isolated build fetches another one.
into --no-deps --no-build-isolation -e . || fail "taz-graph itself could not be installed: see pip's message above"
