#!/bin/sh
# l4pc, from the folder that this file lies in.
PYTHON=python3
MINOR=3.11
here=$(cd -- "$(dirname -- "$0")" && pwd) || exit 2
[ -x "$PYTHON" ] || PYTHON=$(command -v "python$MINOR" || command -v python3) || {
  echo "l4pc lies here for Python $MINOR, and no Python was found. Nothing of yours was touched." >&2
  exit 2
}
exec "$PYTHON" -I "$here/start.py" "$@"
