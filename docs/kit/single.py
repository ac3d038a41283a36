"""l4pc as one file for whoever has Python: unpacked once into the person's own place for such
things, then started from there. The same file works on Windows, macOS and Linux."""

from __future__ import annotations

import contextlib
import os
import runpy
import shutil
import sys
import tempfile
import time
import zipfile

from unpacking import Refused, check_python, compile_all, fitting, name_the_kit, told, unpack

NEEDED = "needed.txt"
KIT = "kit.txt"
_MONTH = 30 * 24 * 3600.0


def place() -> str:
    """Where this system keeps what a program can make again."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        # Not below “l4pc” there: that is where the person's record lies.
        above = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(above, "Programs", "l4pc-single")
    if sys.platform == "darwin":
        above = os.path.join(home, "Library", "Caches")
    else:
        above = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(above, "l4pc", "single")


def packages(archive: str) -> str:
    """The folder of packages of this very file; unpacked now if it is not there."""
    with zipfile.ZipFile(archive) as packed:
        kit = packed.read(KIT).decode("utf-8").strip()
        mark = f"{kit.split()[-1]}-{told(sys.version_info[:2])}"
        folder = os.path.join(place(), mark)
        if os.path.isdir(folder):
            with contextlib.suppress(OSError):
                os.utime(folder)
            return folder
        os.makedirs(place(), exist_ok=True)
        sys.stderr.write(f"l4pc unpacks itself once, into {folder} ...\n")
        sys.stderr.flush()
        made = tempfile.mkdtemp(dir=place())
        try:
            for name in fitting(packed.read(NEEDED).decode("utf-8").split()):
                unpack(packed.read("wheels/" + name), made)
        except (zipfile.BadZipFile, OSError):
            shutil.rmtree(made, ignore_errors=True)
            raise
    name_the_kit(made, kit)
    compile_all(made)
    try:
        os.rename(made, folder)
    except OSError:
        # Another one was quicker.
        shutil.rmtree(made, ignore_errors=True)
    _tidy(mark)
    return folder


def _tidy(mark: str) -> None:
    """Take away what nobody has started for a month. What may be running now stays."""
    for name in os.listdir(place()):
        folder = os.path.join(place(), name)
        if name != mark and time.time() - os.path.getmtime(folder) > _MONTH:
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Run l4pc with the words of this command."""
    try:
        check_python()
        folder = packages(os.path.dirname(os.path.abspath(__file__)))
    except Refused as refused:
        sys.exit(str(refused))
    except zipfile.BadZipFile:
        sys.exit("This l4pc is not as it was made. Copy it anew. Nothing of yours was touched.")
    except OSError as error:
        sys.exit(f"l4pc cannot unpack itself: {error}. Nothing of yours was touched.")
    sys.path[0] = folder
    runpy.run_module("l4pc_tui", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
