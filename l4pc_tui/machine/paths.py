"""One file's many names: how SQLite names it, and when two spellings are one file."""

from __future__ import annotations

import os
from pathlib import Path, PurePath, PureWindowsPath

from l4pc_tui.machine.systems import System, system

_AS_IT_IS = ("\\\\?\\", "\\\\.\\")
"""How Windows' paths begin that are taken to the letter."""


def file_uri(path: PurePath, options: str = "") -> str:
    """A whole path as SQLite reads it (sqlite.org/uri.html), with any ? # % of its name made harmless.

    A share, ``\\\\server\\share\\a.db``, has four slashes: after two SQLite looks for a server, and
    refuses every one. options: ``mode=ro``. Raises ValueError for a path that is not whole.
    """
    from urllib.parse import quote_from_bytes

    if not path.is_absolute():
        raise ValueError(f"{path} is no whole path")
    if isinstance(path, PureWindowsPath):
        told = str(path)
        if told.startswith(_AS_IT_IS):
            # Only backslashes are taken to the letter; percent signs carry them past the reader.
            begin, named = "file:", told
        else:
            named = told.replace("\\", "/")
            begin = "file://" if named.startswith("//") else "file:///"
        # A lone surrogate is a name that Windows has; SQLite is handed it as Python hands it on.
        content = named.encode("utf-8", "surrogatepass")
    else:
        begin, content = "file://", os.fsencode(str(path))
    uri = begin + quote_from_bytes(content, safe="/:")
    return f"{uri}?{options}" if options else uri


def one_spelling(path: Path, *, on: System | None = None) -> str:
    """The one name of a file, whatever links lead to it and however it was typed.

    Windows and Macs tell ``L4PC.db`` and ``l4pc.db`` not apart, and Macs not the two ways to write
    ``é`` (canonical caseless matching, Unicode 3.13). To compare and to count by, never to open.
    """
    real = os.path.realpath(path)
    if (on or system()) == "linux":
        return real
    from unicodedata import normalize

    return normalize("NFC", normalize("NFD", real).casefold())
