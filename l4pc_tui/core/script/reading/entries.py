"""The lines of a programme: its sessions, what lies between them, and the settings of that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.between import (
    ENTRY_SETTINGS,
    ENTRY_WORDS,
    WHO,
    WHO_DOES,
    Due,
    EntryKind,
    Who,
    entry_word,
    read_due,
    who_of,
)
from l4pc_tui.core.script.model.model import ModuleLine
from l4pc_tui.core.script.model.step_names import unquoted
from l4pc_tui.core.script.reading.items import OPEN_BRACKET
from l4pc_tui.core.script.reading.lost_signs import without_sign
from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.script.syntax.marked import COLON, OPENED, behind
from l4pc_tui.core.script.syntax.rows import Row, tidy
from l4pc_tui.core.script.syntax.times import looks_like_time, read_time
from l4pc_tui.core.text.clock_times import read_date
from l4pc_tui.core.text.folding import fold

_SESSION = re.compile(rf"(?:(?P<date>\d[\d./-]*)\s+)?{OPENED}session{COLON}", re.I)
_OTHERS = "|".join(
    re.escape(word).replace("\\ ", "[ -]") for word in sorted(ENTRY_WORDS, key=len, reverse=True)
)
_BETWEEN = re.compile(rf"{OPENED}(?P<word>{_OTHERS}){COLON}", re.I)
_SETTING = re.compile(rf"{OPENED}(?P<name>[^\W\d_][\w-]{{0,20}}){COLON}", re.I)
_WORD = re.compile(rf"{OPENED}(?P<word>[^\W\d_][\w -]{{0,20}}?){COLON}")
_TIME = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_LENGTH = re.compile(r"[(（\[]?\b\d+[^()（）\s]*(?:\s+[a-z]{1,7})?\s*[)）\]]?[.)）\]]*$", re.I)
"""A length at the end of a line, without both its brackets or not written as one."""
_ONCE = ("Due", "Who", "Exercise")
"""What a line has one of: a second is told, and left aside."""
_LINES = "`- 2026-10-06 Session: id` or `- Between: text (20 min)`."


@dataclass(slots=True)
class _Setting:
    """A setting as written: its name, its words, and where these stand."""

    name: str
    value: str
    at: Span
    whole: Span


@dataclass(slots=True)
class _Draft:
    """A line as written, and the settings below it."""

    row: Row
    text: str
    settings: list[_Setting] = field(default_factory=list)


@dataclass(slots=True)
class _Settled:
    """What the settings of a line say."""

    due: Due | None = None
    who: Who | None = None
    handouts: list[str] = field(default_factory=list)
    exercise: str = ""
    notes: list[str] = field(default_factory=list)


def was_entry(row: Row) -> bool:
    """True when a line without a bullet is plainly an entry that has lost it."""
    meant = without_sign(row)
    return meant is not None and _is_entry(meant.text)


def _is_entry(text: str) -> bool:
    dated = text[:1].isdecimal() and _SESSION.match(text) is not None
    return dated or (text[:1].isupper() and _BETWEEN.match(text) is not None)


def read_entries(rows: list[Row], report: Report) -> tuple[ModuleLine, ...]:
    """The entries of a module; a line that is no bullet runs on in what stands above it."""
    drafts: list[_Draft] = []
    gap = False
    for row in rows:
        if row.kind in ("blank", "rule"):
            gap = True
            continue
        if row.kind in ("bullet", "number"):
            _bullet(row, drafts, report)
        elif (meant := without_sign(row)) and (meant.at > row.at or _is_entry(row.text)):
            report.add("P933", row.span)
            if report.mending is not None:
                report.mending.line("P933", row.line, row.at, meant.at, "- ")
            _bullet(meant, drafts, report)
        elif row.kind == "heading":
            report.add("P938", row.line.content(), signs="#" * row.level)
        elif drafts and not gap and row.kind == "plain":
            _run_on(drafts[-1], row.text)
        else:
            report.add("P934", row.span)
        gap = False
    entries = (_entry(draft, report) for draft in drafts)
    return tuple(entry for entry in entries if entry is not None)


def _bullet(row: Row, drafts: list[_Draft], report: Report) -> None:
    """A line of its own, or a setting of the one above it."""
    above = drafts[-1] if drafts else None
    inner = above is not None and row.indent > above.row.indent
    setting = _setting(row, report)
    if above is None or (setting is None and (not inner or _is_entry(row.text))):
        drafts.append(_Draft(row, row.text))
        return
    if setting is None:
        match = _SETTING.match(row.text)
        word = match["name"] if match else row.text[:40]
        at = row.part(match.start("name"), match.end("name")) if match else row.span
        close = report.closest(word, ENTRY_SETTINGS.values()) if match else None
        report.add("P953", at, x=word, y=close)
        return
    if not inner:
        report.add("P924", row.span)
    if report.mending is not None and row.indent < above.row.indent + 2:
        report.mending.indent("" if inner else "P924", row, above.row.indent + 2)
    above.settings.append(setting)


def _setting(row: Row, report: Report) -> _Setting | None:
    match = _SETTING.match(row.text)
    name = ENTRY_SETTINGS.get(fold(match["name"])) if match else None
    if match is None or name is None:
        return None
    if report.mending is not None:
        gap = " " if match.end() < len(row.text) else ""
        report.mending.row("", row, 0, match.end(), f"{name}:{gap}")
    return _Setting(name, behind(match), row.part(match.end()), row.span)


def _run_on(draft: _Draft, words: str) -> None:
    if draft.settings:
        draft.settings[-1].value += f" {words}"
    else:
        draft.text += f" {words}"


def _entry(draft: _Draft, report: Report) -> ModuleLine | None:
    row, text = draft.row, draft.text
    line = row.line.number
    if match := _SESSION.match(text):
        day = read_date(match["date"]) if match["date"] else ""
        if day is None:
            at = row.part(match.start("date"), match.end("date"))
            report.add("P901", at, x=match["date"], date="date")
        words = behind(match)
        named = unquoted(words)
        session = slug(named[0] if named else words)
        if not session:
            report.add("P902", row.span, hint="`- 2026-10-06 Session: name-of-the-file`.")
        for setting in draft.settings:
            report.add("P954", setting.whole, x=setting.name)
        return ModuleLine("session", day or "", session, "", None, line)
    if match := _BETWEEN.match(text):
        kind = ENTRY_WORDS[fold(match["word"])]
        if report.mending is not None:
            start, end = match.span("word")
            report.mending.row("", row, start, end, entry_word(kind))
        return _between(draft, kind, behind(match), report)
    report.add("P902", row.span, hint=_closest_line(text, report))
    return None


def _closest_line(text: str, report: Report) -> str:
    match = _WORD.match(text)
    words = [entry_word(kind) for kind in dict.fromkeys(ENTRY_WORDS.values())]
    close = report.closest(match["word"], words) if match else None
    return f"The closest is “{close}”: `- {close}: text`." if close else _LINES


def _between(draft: _Draft, kind: EntryKind, text: str, report: Report) -> ModuleLine:
    row = draft.row
    words, time = tidy(text), None
    bracket = _TIME.search(words)
    if bracket and looks_like_time(bracket[1]):
        time = read_time(bracket[1], row.span, report)
        words = words[: bracket.start()]
    if OPEN_BRACKET.search(words) or (time is None and _LENGTH.search(words)):
        report.add("P935", row.span)
    held = _settled(draft, report)
    return ModuleLine(
        kind, "", "", words.strip(), time, row.line.number, held.due,
        held.who or WHO_DOES[kind], tuple(held.handouts), held.exercise, tuple(held.notes),
    )  # fmt: skip


def _settled(draft: _Draft, report: Report) -> _Settled:
    held, given = _Settled(), set[str]()
    for setting in draft.settings:
        value = setting.value.strip()
        if setting.name in _ONCE and setting.name in given:
            report.add("P940", setting.whole, hint="Delete one.", name=setting.name)
            continue
        given.add(setting.name)
        if setting.name == "Due":
            held.due = read_due(value)
            if held.due is None:
                report.add("P950", setting.at, x=value[:40])
        elif setting.name == "Who":
            held.who = who_of(value)
            if held.who is None:
                report.add("P952", setting.at, x=value[:40], y=report.closest(value, WHO))
        elif setting.name == "Handout":
            held.handouts.append((unquoted(value) or (value,))[0])
        elif setting.name == "Exercise":
            held.exercise = slug((unquoted(value) or (value,))[0])
        else:
            held.notes.append(value)
    return held
