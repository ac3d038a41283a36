"""Names for files that every system takes: a stick goes from a Mac to Windows.

Windows has names of its own (``CON``), takes no ``:`` and drops dots and spaces at an end
(learn.microsoft.com/windows/win32/fileio/naming-a-file); a Mac tells neither large from small letters
apart nor the two ways to write ``é``; Linux counts bytes, and the others their own units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath
from unicodedata import normalize

from l4pc_tui.core.text.folding import fold

WORD = 40
"""Letters that each part of a name keeps."""
LONGEST = 180
"""Bytes that a name keeps before its ending and a number: Linux takes 255 in all, a Mac as many."""
LONGEST_PATH = 240
"""Characters of a whole path that we make: Windows takes 260 unless somebody lifted that, and what is
written under another name first is a little longer."""
_SHORTEST = 12
"""Characters that stay of a name however deep its folder lies: more cannot be taken."""
_PRINT = 6
"""Hexadecimal digits that tell shortened names apart."""
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=[. ]*(\.|$))", re.IGNORECASE
)
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def file_stem(*words: str, otherwise: str = "file") -> str:
    """A name without its ending, of words in small letters with hyphens between them.

    Each part keeps ``WORD`` letters, and the whole ``LONGEST`` bytes. Two texts may come to one stem:
    whoever writes both tells them apart (``in_one_folder``). otherwise: where no word has a letter or
    digit.
    """
    parts = (fold(word).replace(" ", "-")[:WORD].strip("-") for word in words)
    return unreserved(_within("-".join(filter(None, parts))) or otherwise)


def unreserved(stem: str) -> str:
    """A name that Windows keeps for a device gets a number: ``con`` → ``con-1``."""
    return f"{stem}-1" if _RESERVED.match(stem) else stem


def in_one_folder(names: Iterable[tuple[str, str]]) -> list[str]:
    """Names with their endings, each given as both; a later one that some system would take for an
    earlier one gets a number."""
    given: list[str] = []
    taken: set[str] = set()
    for stem, ending in names:
        name, number = f"{stem}{ending}", 1
        while one_file(name) in taken:
            number += 1
            name = f"{stem}-{number}{ending}"
        taken.add(one_file(name))
        given.append(name)
    return given


def one_file(name: str) -> str:
    """What two names share that are one file on some system (canonical caseless matching)."""
    return normalize("NFC", normalize("NFD", name).casefold())


def fitting(folder: PurePath, name: str) -> str:
    """A name that Windows takes in that folder: shortened in its stem, with a mark of the whole one
    behind it, where the path would be longer than ``LONGEST_PATH``. folder: whole."""
    room = max(LONGEST_PATH - _units(str(folder)) - 1, _SHORTEST)
    if _units(name) <= room:
        return name
    stem, dot, ending = name.partition(".")
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_PRINT]
    keeps = max(room - _units(dot + ending) - _PRINT - 1, 1)
    while _units(stem) > keeps:
        stem = stem[:-1]
    return f"{stem.rstrip('- ')}-{mark}{dot}{ending}"


def unfit(name: str) -> str:
    """Why Windows takes no file of that name, in the middle of a sentence; "" where it does."""
    if found := _REFUSED.search(name):
        sign = f"“{found[0]}”" if found[0].isprintable() else "a control character"
        return f"{sign} may not stand in it"
    if name.endswith((".", " ")):
        return "it may not end with a dot or a space"
    if _RESERVED.match(name):
        return f"“{name.partition('.')[0].rstrip()}” is the name of a device"
    return "it is too long" if _units(name) > 255 else ""


def _units(text: str) -> int:
    """How Windows counts: a sign outside the basic plane is two."""
    return len(text) + sum(char > "\uffff" for char in text)


def _within(stem: str) -> str:
    """A stem of so many bytes at most, with a mark of the whole where it is cut."""
    if len(stem.encode()) <= LONGEST:
        return stem
    mark = sha256(stem.encode()).hexdigest()[:_PRINT]
    kept = stem.encode()[: LONGEST - _PRINT - 1].decode("utf-8", "ignore").rstrip("-")
    return f"{kept}-{mark}"
