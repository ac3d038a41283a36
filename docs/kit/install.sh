#!/bin/sh
# Installs l4pc from this folder, without a network and without rights that you have not.
here=$(cd -- "$(dirname -- "$0")" && pwd) || exit 2
fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'
for minor in 14 13 12 11 ''; do
  for each in "python3${minor:+.$minor}" \
      "/Library/Frameworks/Python.framework/Versions/3.$minor/bin/python3" \
      "/opt/homebrew/bin/python3${minor:+.$minor}" "/usr/local/bin/python3${minor:+.$minor}"; do
    found=$(command -v "$each" 2>/dev/null) || continue
    # macOS brings Python 3.9 along, or asks for a download in its place.
    [ "$(uname)" = Darwin ] && [ "$found" = /usr/bin/python3 ] && continue
    "$found" -I -c "$fits" 2>/dev/null && exec "$found" -I "$here/parts/install.py" "$@"
  done
done
echo "Python 3.11, 3.12, 3.13 or 3.14 was not found on this machine; an older one does not do." >&2
echo "Nothing was changed. Get one from python.org or your system, and start this again." >&2
exit 2
