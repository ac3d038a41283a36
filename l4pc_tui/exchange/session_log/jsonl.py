"""The session log to keep: journal entries as JSON Lines, whole but for what must stay here.

What a profile does not have is left out, an entry at a time. Line 1 says what follows: format,
session, profile, how many entries, how many were left out and why (``pulses`` of them pulses), and
the sha256 of all bytes after line 1; of what is not to be passed on it says that too. Each further
line is one entry with its digests.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, get_args

from l4pc_tui.core.live.notes.travel import About, entries_inside
from l4pc_tui.core.record.entry import EntryKind, Event, canonical, intact
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import INSIDE, Inside
from l4pc_tui.core.text.cleaning import escaped_json
from l4pc_tui.exchange.refused import FileRefused

FORMAT = "l4pc-log/2"
LINE_LIMIT = 1_000_000
DEPTH_LIMIT = 20

_NAMES = tuple(field.name for field in fields(Event))
_KINDS = get_args(EntryKind)


@dataclass(frozen=True, slots=True)
class JsonlLog:
    """A log read back. left_out: how many entries are told not to be in it."""

    session: str
    events: tuple[Event, ...]
    left_out: int


def to_jsonl(
    events: Iterable[Event], session: str, profile: Profile, about: About
) -> Iterator[str]:
    """The lines of the file, each with its newline."""
    held = tuple(events)
    inside = entries_inside(held, session, profile, about)
    kept = [_line(event) for event in held if (event.id, event.digest) not in inside]
    row = PROFILES[profile]
    why = Counter(why for why in inside.values() if row.private or INSIDE[why].counted)
    digest = hashlib.sha256("".join(kept).encode())
    header = {
        "format": FORMAT,
        "session": session,
        "profile": str(profile),
        **({"notice": row.notice} if row.notice else {}),
        "count": len(kept),
        "left_out": why.total(),
        "withheld": {str(each): why[each] for each in Inside if why[each]},
        "pulses": why[Inside.PULSES],
        "sha256": digest.hexdigest(),
    }
    yield escaped_json(json.dumps(header, ensure_ascii=False, separators=(",", ":"))) + "\n"
    yield from kept


def from_jsonl(lines: Iterable[str]) -> JsonlLog:
    """The log that ``to_jsonl`` wrote. Raises FileRefused with the line that is not right."""
    numbered = enumerate(lines, 1)
    _, first = next(numbered, (1, ""))
    header = _parsed(first, 1)
    if header.get("format") != FORMAT:
        raise FileRefused(
            "Line 1 does not say that this is a session log of this version.",
            "Check that it is the right file, or open it with a newer l4pc.",
        )
    digest = hashlib.sha256()
    events: list[Event] = []
    for number, line in numbered:
        digest.update(line.encode("utf-8", "surrogatepass"))
        events.append(_event(_parsed(line, number), number))
    if header.get("count") != len(events) or header.get("sha256") != digest.hexdigest():
        raise FileRefused(
            f"The file is not whole: line 1 does not fit the {len(events)} entries after it.",
            "Export the session again.",
        )
    session, left_out = header.get("session"), header.get("left_out")
    if not isinstance(session, str) or not isinstance(left_out, int):
        raise _not_right(1)
    return JsonlLog(session, tuple(events), left_out)


def _line(event: Event) -> str:
    return escaped_json(canonical({name: getattr(event, name) for name in _NAMES})) + "\n"


def _parsed(line: str, number: int) -> dict[str, Any]:
    if len(line) > LINE_LIMIT:
        raise FileRefused(
            f"Line {number} has more than {LINE_LIMIT:,} characters.",
            "Check that it is the right file.",
        )
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _not_right(number) from error
    if not isinstance(value, dict) or _depth(value) > DEPTH_LIMIT:
        raise _not_right(number)
    return value


def _depth(value: object) -> int:
    """How deep lists and objects stand in each other."""
    depth, level = 0, [value]
    while level := [v for v in level if isinstance(v, dict | list)]:
        depth += 1
        level = [i for v in level for i in (v.values() if isinstance(v, dict) else v)]
    return depth


def _event(value: dict[str, Any], number: int) -> Event:
    if set(value) != set(_NAMES) or not _fits(value):
        raise _not_right(number)
    event = Event(**{**value, "base": tuple(value["base"])})
    try:
        whole = intact(event)
    except UnicodeEncodeError as error:  # half a surrogate pair, which nothing of ours contains
        raise _not_right(number) from error
    if not whole:
        raise FileRefused(
            f"Line {number} was changed after it was written: its digest does not fit.",
            "Export the session again.",
        )
    return event


def _fits(value: dict[str, Any]) -> bool:
    """True when every field is of its type."""
    texts = (
        "device", "digest", "id", "actor", "at", "entity", "session", "data_digest", "taken",
    )  # fmt: skip
    base = value["base"]
    return (
        all(isinstance(value[name], str) for name in texts)
        and all(isinstance(value[name], str | None) for name in ("subject", "nonce"))
        and isinstance(value["data"], dict | None)
        and isinstance(base, list)
        and all(isinstance(item, str) for item in base)
        and value["kind"] in _KINDS
        and all(type(value[name]) is int for name in ("format", "seq"))
    )


def _not_right(number: int) -> FileRefused:
    return FileRefused(
        f"Line {number} is not an entry of a session log.", "Check that it is the right file."
    )
