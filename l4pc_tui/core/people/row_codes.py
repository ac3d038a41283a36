"""Codes for the rows of a paper register: two letters and a check letter, for typing them in.

A membership keeps its code as long as it stands. The check letter notices any one wrong letter
and any two that changed places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""23 letters: a prime number, so that the check letter notices every slip. Without I, O and Q, which
are misread on paper."""
_N = len(LETTERS)
_LEAST = 2


@lru_cache(maxsize=8)
def row_codes(memberships: tuple[str, ...]) -> Mapping[str, str]:
    """Each membership → its code. memberships: ids, in the order in which they were first told.

    The code comes from the id; where two would have the same one, who was there first keeps it.
    """
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for id in memberships:
        # Beyond what two letters can tell there are three.
        size = _LEAST if len(codes) < _N**_LEAST else _LEAST + 1
        code = _free(id, size, taken)
        taken.add(code)
        codes[id] = code + check_letter(code)
    return codes


def check_letter(code: str) -> str:
    """The letter behind the first ones of a code."""
    return LETTERS[sum((3 + 4 * at) * LETTERS.index(letter) for at, letter in enumerate(code)) % _N]


def is_code(text: str) -> bool:
    """Whether a text is a code, its check letter included."""
    text = text.upper()
    return len(text) > _LEAST and set(text) <= set(LETTERS) and check_letter(text[:-1]) == text[-1]


def meant(text: str, codes: Mapping[str, str]) -> str:
    """The id whose code a text is, whatever its case; "" for none."""
    text = text.upper()
    return next((id for id, code in codes.items() if code == text), "")


def _free(id: str, size: int, taken: set[str]) -> str:
    """The first code of so many letters that nobody has, from where the id points to."""
    start = int.from_bytes(hashlib.sha256(id.encode()).digest()[:6], "big")
    codes = (_spelled((start + step) % _N**size, size) for step in range(_N**size))
    return next(code for code in codes if code not in taken)


def _spelled(number: int, size: int) -> str:
    letters = ""
    for _ in range(size):
        number, at = divmod(number, _N)
        letters += LETTERS[at]
    return letters
