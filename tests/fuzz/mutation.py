"""Real files made strange: seeded, and by what such a file is made of.

The same seed gives the same bytes, on any machine. What is done to a file: bytes flipped, left out,
doubled; a token of its own language put in, a line moved, said again a hundred times, or taken
from another file; a number made huge; something opened and never closed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

HUGE = (
    b"0", b"-1", b"00000000000000000001", b"1e400", b"99999999999999999999999999", b"9" * 400,
    b"9" * 5000, b"1.7976931348623157e309", b"0x10", b"\xd9\xa3\xd9\xa4", b"\xc2\xb2", b"nan", b"inf",
)  # fmt: skip
"""Numbers that nobody writes, and some that only look like one."""
STRANGE = (
    b"\x00", b"\r", b"\r\n", b"\n\n\n", b"\t", b"\x0b", b"\x1b[2J", b"\x9b", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x80\x8d", b"\xed\xa0\x80", b"\xf4\x8f\xbf\xbf", b"\xcc\x81" * 50,
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", b"\\", b'"', b"'", b"{", b"}", b"[", b"]", b"<!--", b"-->",
    b"&amp;", b"%s", b"{0.__class__}", b"../../x", b"\xef\xbc\x9a", b"\xc2\xa0", b"\xc2\xad",
)  # fmt: skip
OPENED = (
    b"[",
    b"{",
    b"(",
    b"- ",
    b"> ",
    b"**",
    b"_",
    b'"',
    b"<",
    b"a:\n ",
    b"  ",
    b"1. ",
    b"{a: ",
    b"|",
)
"""What may be opened again and again, and never closed."""


@dataclass(frozen=True)
class Mutation:
    """How files of one kind are made strange. tokens: words of their own language."""

    seeds: tuple[bytes, ...]
    tokens: tuple[bytes, ...] = ()
    most: int = 120_000
    """Bytes: what is longer is cut."""

    def made(self, seed: str) -> bytes:
        """The bytes of that seed."""
        dice = random.Random(seed)
        data = dice.choice(self.seeds)
        for _ in range(dice.choice((1, 1, 2, 3, 5, 12))):
            data = dice.choice(_WAYS)(data, dice, self)[: self.most]
        return data


def _flip(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    changed = bytearray(data)
    for _n in range(min(len(data), dice.choice((1, 2, 8)))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _leave_out(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    start, end = _piece(data, dice)
    return data[:start] + data[end:]


def _double(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    start, end = _piece(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 2, 30)) + data[end:]


def _cut(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _put_in(data: bytes, dice: random.Random, how: Mutation) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice((*STRANGE, *how.tokens, *how.tokens)) + data[at:]


def _number(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data + dice.choice(HUGE)
    here = dice.choice(found)
    return data[: here.start()] + dice.choice(HUGE) + data[here.end() :]


def _move_line(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    lines = data.split(b"\n")
    lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
    return b"\n".join(lines)


def _say_again(data: bytes, dice: random.Random, how: Mutation) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    line = lines[at] if dice.random() < 0.5 else dice.choice((*OPENED, *how.tokens))
    lines[at:at] = [line] * dice.choice((2, 60, 300, 1500))
    return b"\n".join(lines)


def _from_another(data: bytes, dice: random.Random, how: Mutation) -> bytes:
    other = dice.choice(how.seeds)
    start, end = _piece(other, dice)
    at = dice.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _nest(data: bytes, dice: random.Random, _: Mutation) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(OPENED) * dice.choice((5, 60, 1200, 20_000)) + data[at:]


def _take_token_out(data: bytes, dice: random.Random, how: Mutation) -> bytes:
    there = [token for token in how.tokens if token in data]
    if not there:
        return data
    return data.replace(dice.choice(there), dice.choice(how.tokens), dice.choice((1, 1, -1)))


_WAYS: tuple[Callable[[bytes, random.Random, Mutation], bytes], ...] = (
    lambda data, dice, how: _flip(data, dice, how) if data else data,
    _leave_out, _double, _cut, _put_in, _put_in, _number, _move_line, _say_again, _from_another, _nest,
    _take_token_out, _take_token_out,
)  # fmt: skip


def _piece(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 3, 20, 200, 2000)))


_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, float("nan"), float("inf"), 10**30, "", "x", "\x1b[2J", "\u202e",
    "\ud800", "y" * 3000, [], {}, [[]], {"": ""}, ["x", 1], "2026-11-28", "note:n1", "person:p1", "run:s1",
)  # fmt: skip


def value(held: Any, dice: random.Random, words: Sequence[str] = ()) -> Any:
    """A JSON value made strange: one thing in it is another, gone, doubled or deeper."""
    if isinstance(held, dict) and held and dice.random() < 0.85:
        name = dice.choice(list(held))
        how = dice.randrange(8)
        if how == 0:
            return {key: each for key, each in held.items() if key != name}
        if how == 1:
            return {**held, dice.choice((*words, "x", "")): dice.choice((*_VALUES, *words))}
        if how == 2:
            return {**held, name: dice.choice((*_VALUES, *words))}
        return {**held, name: value(held[name], dice, words)}
    if isinstance(held, list) and held and dice.random() < 0.85:
        at = dice.randrange(len(held))
        return [*held[:at], value(held[at], dice, words), *held[at + dice.randrange(2) :]]
    if dice.random() < 0.1:
        return _deep(dice.choice((30, 400)))
    return dice.choice((*_VALUES, *words))


def _deep(levels: int) -> Any:
    made: Any = "x"
    for _ in range(levels):
        made = [made]
    return made


def as_json(held: Any) -> bytes:
    """The value as a program would write it, surrogates and all."""
    return json.dumps(held, ensure_ascii=True).encode()
