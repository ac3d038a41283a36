"""Codes that stand for people where nobody is named.

By default a number of this one page: who is number 7 here is another number on the next page. When
asked, a code that stays the same, so that pages can be put side by side; whoever has the key can
tell whose it is, so the key never leaves the laptop.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection

_LETTERS = "abcdefghjkmnpqrstvwxyz23456789"
"""Without those that are misread for one another."""
_LEAST = 6


def numbers_for(people: Collection[str], seed: bytes) -> dict[str, str]:
    """Ids of people → "participant 07", in an order that only the seed tells.

    seed: at least 16 bytes that nobody can guess, new for each page and not kept.
    """
    width = max(2, len(str(len(people))))
    order = sorted(people, key=lambda person: _hash(person, seed))
    return {person: f"participant {at:0{width}}" for at, person in enumerate(order, 1)}


def codes_for(people: Collection[str], key: bytes) -> dict[str, str]:
    """Ids of people → "participant k7mq4x", the same as long as the key is.

    Where two would have one code, both have a longer one.
    """
    written = {person: _in_letters(_hash(person, key)) for person in people}
    size = _LEAST
    while len({letters[:size] for letters in written.values()}) < len(written):
        size += 1
    return {person: f"participant {letters[:size]}" for person, letters in written.items()}


def _hash(person: str, key: bytes) -> bytes:
    if len(key) < 16:
        raise ValueError("A key that can be guessed hides nobody.")
    return hmac.digest(key, person.encode(), hashlib.sha256)


def _in_letters(hashed: bytes) -> str:
    number, letters = int.from_bytes(hashed), ""
    while number:
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return letters
