"""A person's name out of the cells of a roster: put together, turned round, or none at all."""

from __future__ import annotations

import re

from l4pc_tui.core.people.headers import SALUTATIONS
from l4pc_tui.core.text import clean_name, fold

_AFTER_A_NAME = frozenset((
    "jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv", "esq",
    "mbe", "obe", "cbe", "kbe", "dbe", "bem", "qpm", "kpm", "ostj", "dl", "jp", "kc", "qc", "mp", "ms",
    "ba", "bsc", "bed", "beng", "llb", "ma", "msc", "mba", "mph", "mres", "med", "msw", "mphil", "llm",
    "pgce", "pgcert", "pgdip", "phd", "dphil", "edd", "md", "dclinpsy", "dclinpsych", "mb", "mbbs",
    "mbchb", "bds", "rn", "rgn", "rmn", "rnld", "rnmh", "rm", "sen", "qn", "rsw", "dipsw", "cqsw",
    "frcp", "mrcp", "frcs", "mrcs", "frcgp", "mrcgp", "frcn", "frcpsych", "mrcpsych", "frsa", "fca",
    "aca", "acca", "cpfa", "cipfa", "cipd", "mcipd", "fcipd", "fhea", "sfhea", "pfhea", "ffph", "phd rn",
    "facilitator", "hons", "bsc hons", "ba hons",
))  # fmt: skip
"""What may stand behind a name and a comma without being a first name, folded."""
_NOBODY = frozenset((
    "tbc", "tba", "to be confirmed", "to be advised", "to be announced", "to follow", "name tbc",
    "name to follow", "vacant", "vacancy", "post vacant", "unknown", "anonymous", "not known",
    "no name", "n a", "none", "nobody", "awaiting name", "gwag", "dienw",
))  # fmt: skip
"""What is written in the place of a name that nobody knows yet, folded."""
_NOTHING = frozenset((
    "n a", "na", "none", "nil", "null", "tbc", "tba", "to be confirmed", "unknown", "not known",
    "not applicable", "not provided", "not given", "anonymous", "no", "nac oes", "dim", "amh",
))  # fmt: skip
"""What is written in a cell that has nothing to say, folded."""

_WITH_ADDRESS = re.compile(
    r"\s*[\"'“]?([^<>\"“”]*?)[\"'”]?\s*[<(\[]\s*(?:mailto:)?([^<>()\s]+@[^<>()\s]+)\s*[>)\]]\s*;?\s*"
)
_LONGEST_NOTHING = 40
"""Signs. What is longer says something."""
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_COUNTED = re.compile(r"^\d{1,3}[.)]\s+")
_GUEST = re.compile(r"\s*\+\s*(?:\d{1,2}|one|guest)$", re.IGNORECASE)
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_WORKED_OUT = ("=", "+", "-", "@", "\t", "\r")


def plain(cell: str) -> str:
    """A cell as it was meant: ``="Ada"`` and ``'=Ada`` are how spreadsheets write a text that is
    no formula. Nothing is ever evaluated."""
    wrapped = _FORMULA.fullmatch(cell.strip())
    if wrapped:
        return wrapped[1].replace('""', '"')
    return cell[1:] if is_guarded(cell) else cell


def guarded(cell: str) -> str:
    """A text as it stands in a file that spreadsheets open: with a ``'`` before what they would work
    out, and before what would be taken for a cell that has nothing to say. ``plain`` undoes it."""
    return f"'{cell}" if _needs_guard(cell) else cell


def is_guarded(cell: str) -> bool:
    """Whether a cell is marked as the text that it is, whatever it looks like."""
    return cell.startswith("'") and _needs_guard(cell[1:])


def _needs_guard(text: str) -> bool:
    bare = text.lstrip("'")
    return text != "" and (bare.startswith(_WORKED_OUT) or says_nothing(bare))


def says_nothing(cell: str) -> bool:
    """Whether a cell only says that there is nothing to say: ``n/a``, ``TBC``, ``-``."""
    if len(cell) > _LONGEST_NOTHING:
        return not any(map(str.isalnum, cell)) and not fold(cell)
    key = fold(cell)
    return not key or key in _NOTHING


def is_name(text: str) -> bool:
    """Whether it can be somebody's name: it has a letter, and does not say that nobody is known."""
    return any(map(str.isalpha, text)) and fold(text) not in _NOBODY


def with_address(cell: str) -> tuple[str, str]:
    """The name and the address of ``Ada Okoro <ada@example.org>``; else the cell and ""."""
    found = _WITH_ADDRESS.fullmatch(cell)
    return (clean_name(found[1]), found[2]) if found else (cell, "")


def trimmed(name: str) -> tuple[str, str]:
    """A name without the number before it and the guest behind it, and that guest or ""."""
    name = _COUNTED.sub("", name)
    guest = _GUEST.search(name)
    return (name[: guest.start()], guest[0].strip()) if guest and guest.start() else (name, "")


def together(first: str, surname: str) -> str:
    """The name of both; a first name that ends with the surname is the whole name already."""
    whole = f" {fold(first)}".endswith(f" {fold(surname)}") and bool(fold(surname))
    return first if whole and fold(first) != fold(surname) else clean_name(f"{first} {surname}")


def turned(name: str) -> str:
    """``Okoro, Ada`` as Ada Okoro; "" for a name that is not written so.

    ``Ada Okoro, MBE`` is not, ``Okoro, Ada, MBE`` is. Of ``Okoro, Mrs Ada`` the title stays first.
    """
    parts = [part.strip() for part in name.split(",")]
    after: list[str] = []
    while len(parts) > 1 and (not fold(parts[-1]) or fold(parts[-1]) in _AFTER_A_NAME):
        after.insert(0, parts.pop())
    if len(parts) != 2 or not all(any(char.isalpha() for char in part) for part in parts):
        return ""
    surname, first = parts
    if fold(first) in SALUTATIONS:
        return ""
    behind = _BRACKETS.search(first)
    if behind and fold(first[: behind.start()]):
        first, surname = first[: behind.start()].rstrip(), f"{surname} {behind[0].strip()}"
    return ", ".join([f"{first} {surname}", *filter(None, after)])
