"""One line of a bundle: an entry or a version of a file of the library, as JSON."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from operator import itemgetter
from typing import Any, Never

from l4pc_tui.core.record.entry import Event, canonical, made_of

LONGEST = 1_000_000
"""Bytes of a line."""
DEEPEST = 20
"""Objects and lists within each other."""

_EVENT = tuple(each.name for each in fields(Event))
_NAMES = frozenset(_EVENT)
_IN_TURN = itemgetter(*_EVENT)


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a file of the library, with the fields that the store keeps of one.

    sha256: of the file's bytes, which are ``source``. model: what it says.
    """

    sha256: str
    kind: str
    id: str
    title: str
    path: str
    root: str
    status: str
    loaded_at: str
    source: bytes | str
    model: Mapping[str, Any]
    facts: Mapping[str, Any]
    warnings: int
    problems_text: str


_KEPT = tuple(each.name for each in fields(Kept))
_TEXTS = tuple(each.name for each in fields(Kept) if each.type in ("str", "bytes | str"))


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of which nothing is taken. number: 1 is the header; 0 is the file as a whole.

    reason: the end of a sentence about it.
    """

    number: int
    reason: str


def event_line(event: Event) -> bytes:
    """An entry as a line. When it came into this file is nothing to another."""
    told = {name: getattr(event, name) for name in _EVENT} | {"taken": ""}
    return canonical(told).encode() + b"\n"


def content_line(content: Kept) -> bytes:
    """A version of a file of the library as a line."""
    source = content.source
    told = {name: getattr(content, name) for name in _KEPT}
    told["source"] = b64encode(source.encode() if isinstance(source, str) else source).decode()
    return canonical({"content": told}).encode() + b"\n"


def read_line(line: bytes, number: int) -> Event | Kept | BadLine:
    """What a line says. Whether an entry's digests fit is for the store to see."""
    if len(line) > LONGEST:
        return BadLine(number, f"is longer than {LONGEST:,} bytes")
    if not line.endswith(b"\n"):
        return BadLine(number, "breaks off in the middle")
    try:
        told = _told(line.decode())
        if line.count(b"{") + line.count(b"[") > DEEPEST and _is_deep(told, DEEPEST):
            return BadLine(number, f"is nested more than {DEEPEST} deep")
    except (ValueError, RecursionError):
        return BadLine(number, "is no JSON")
    if not isinstance(told, dict) or told.keys() != _NAMES:
        if isinstance(told, dict) and told.keys() == {"content"}:
            return _content(told["content"]) or BadLine(number, "is no file of the library")
        return BadLine(number, "has not the fields of an entry")
    if isinstance(told["base"], list):
        told["base"] = tuple(told["base"])
    return made_of(_IN_TURN(told))


def _content(told: Any) -> Kept | None:
    if not isinstance(told, Mapping) or told.keys() != set(_KEPT):
        return None
    if not all(isinstance(told[name], str) for name in _TEXTS):
        return None
    if not isinstance(told["model"], dict) or not isinstance(told["facts"], dict):
        return None
    if type(told["warnings"]) is not int or not 0 <= told["warnings"] < 1 << 31:
        return None
    try:
        source = b64decode(told["source"], validate=True)
        canonical(told).encode()
    except ValueError:
        return None
    if sha256(source).hexdigest() != told["sha256"]:
        return None
    try:
        text: bytes | str = source.decode()
    except UnicodeDecodeError:
        text = source
    return Kept(**{**told, "source": text})


def _is_deep(value: Any, left: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return left == 0 or any(_is_deep(each, left - 1) for each in inner)


def _refuse(name: str) -> Never:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_refuse)
"""Made once: a new one for each line would take as long as the line."""
_SCAN: Callable[[str, int], tuple[Any, int]] = vars(_DECODER)["scan_once"]


def _told(text: str) -> Any:
    """What a line says. One that begins and ends with its value needs no look for blanks around it,
    which takes as long as a tenth of the line."""
    try:
        value, end = _SCAN(text, 0)
    except StopIteration:
        end = -1
    return value if end == len(text) - 1 else _DECODER.decode(text)
