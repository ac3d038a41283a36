"""Sixty texts as bad as they come, and a database in which people, notes and sessions are called so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

from support import way

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.text.cleaning import HARMFUL, clean_line
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.people.invented import FACILITATOR

STRINGS = (
    # Markup of the toolkit, of shells, of formats.
    "Ann [/x] Lee", "[bold", "[/red]", "[@click=app.quit]x[/]", "\\[a]", "$muted $foreground",
    "[$behind]late[/]", "[link=http://owned]x[/link]", ":smile: :boom:", "{name!r} %s %(a)s {0}",
    "`rm -rf ~`", "$(reboot)", "; shutdown now #", "| a | b |", "# x #", "> x", "--- ", "1. x",
    "- x", "![x](http://example.org)", "[x](javascript:alert(1))", "_a_ *b* ~~c~~ $d$", "<b>&amp;</b>",
    "<script>alert(1)</script>", "'; DROP TABLE event; --", "\" OR 1=1 --", "=SUM(A1)", "+1+cmd|' /C calc'!A0",
    "@SUM(1)", "../../etc/passwd", "/dev/null", "C:\\con\\aux", "~", "-rf", "--help",
    # What drives a terminal.
    "\x1b[2J\x1b]0;owned\x07", "\x1b]8;;http://owned\x1b\\x\x1b]8;;\x1b\\", "\x1b]52;c;b3duZWQ=\x07",
    "\x1bPq#0owned\x1b\\", "\x1b[6n\x1b[c", "\x1b[?1049l\x1bc", "\x9b2J\x9d0;owned\x9c", "\x90owned\x9c",
    "a\rb", "one\ntwo\r\nthree", "\ttab\tbed", "\x00\x01\x02\x07\x08\x0e\x0f\x7f", "bell\x07\x07\x07",
    # Directions, widths and marks.
    "\u202egnihton", "\u2066a\u2069 \u2067b", "\u2028line\u2029paragraph", "زينب علي", "שלום Ann 123",
    "👩‍👩‍👧‍👦 🇬🇧 👍🏽", "e\u0301" + "\u0335\u0336\u0489" * 20, "\u200b\u200d\ufeffnothing\u2060", "名前はまだない" * 3,
    "ﷺ𒐫 𝔘nicode", "\U000e0041\U000e0042tags", "x" * 119,
)  # fmt: skip
"""None of them is a fault of whoever typed it: a name is kept, as ``core/text`` cleans it."""


def controls(text: str) -> list[str]:
    """What of a text could drive a terminal: each such character with what stands behind it."""
    return [text[at : at + 10] for at, char in enumerate(text) if HARMFUL.match(char)]


def obeyed(raw: bytes) -> list[str]:
    """The strings whose own control characters a program has written to its terminal."""
    return [
        ascii(text)
        for text in STRINGS
        for part in controls(text)
        # One byte alone may be the program's own; with what stands behind it it is the text's.
        if len(part) > 3 and part.encode("utf-8") in raw
    ]


def drives(text: str) -> list[str]:
    """The characters of a picture that no terminal may be sent."""
    return sorted({ascii(found[0]) for found in HARMFUL.finditer(text.replace("\n", ""))})


def clean(text: str) -> str:
    """As one line of it is drawn."""
    return clean_line(text)


def ground(folder: Path) -> Path:
    """The ground of the way, in which everybody and everything is called one of the strings.

    They are written as another version, or another program, may have written them: by the store,
    past whatever cleans what is typed.
    """
    path = way.ground(folder)
    desk = open_desk(path, actor=FACILITATOR, clock=lambda: way.NOW, zone=way.ZONE, pretends="demo")
    try:
        # One at a time: an entry that the store refuses is left out, and the others are not.
        for entry in _spoiled(desk):
            desk.store.write([entry])
    finally:
        desk.close()
    return path


def _spoiled(desk: Desk) -> Iterator[Entry]:
    texts = cycle(STRINGS)

    def put(kind: str, thing: Any, *, of: str = "", **more: Any) -> Entry:
        data, name = replace(thing, **more).data(), entity(kind, thing.id)
        return desk.store.entry("put", name, data, actor=desk.actor, session=of)

    for person in desk.store.people():
        yield put(
            "person", person, name=next(texts), organisation=next(texts), roles=(next(texts),)
        )
    for cohort in desk.store.cohorts():
        yield put("cohort", cohort, name=next(texts))
    for row in desk.store.sessions():
        yield put("session", row.session, title=next(texts), venue=next(texts))
        for note in desk.store.notes(row.session.id):
            yield put("note", note, of=row.session.id, text=next(texts))
