"""One line of the agenda with its settings: ``09:30 Break: outside (15-20 min, keep)``.

item = [["about"] CLOCK] [KIND ":"] WHAT ["(" part *("," part) ")"]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import Asking, Cut, Item
from l4pc_tui.core.script.model.step_names import unquoted
from l4pc_tui.core.script.model.words import (
    ANSWERS,
    ASKINGS,
    KIND_PLACES,
    KINDS,
    OWN_KINDS,
    REST_WORDS,
    RESTS,
    RESTS_ALONE,
    SETTINGS,
)
from l4pc_tui.core.script.syntax.doors import free_id, slug
from l4pc_tui.core.script.syntax.labels import begins_with_label
from l4pc_tui.core.script.syntax.marked import COLON, OPENED, behind
from l4pc_tui.core.script.syntax.private_words import private_word
from l4pc_tui.core.script.syntax.rows import Row, inside, prose, tidy
from l4pc_tui.core.script.syntax.times import looks_like_time, read_time
from l4pc_tui.core.text import fold
from l4pc_tui.core.text.clock_times import read_clock

_CLOCK = re.compile(
    r"(?P<about>(?:about|around|ca\.?|~)\s*)?(?P<clock>\d{1,2}[:.：]\d{2})(?!\d)(?P<end>\s+|$)?",
    re.I,
)
KIND = re.compile(rf"{OPENED}(?P<kind>[^\W\d_][\w -]{{0,20}}?){COLON}")
_PARTS = re.compile(r"[(（]([^()（）]*)[)）]\s*\.?$")
OPEN_BRACKET = re.compile(r"^[^()（）]*[)）]|[(（][^()（）]*$|[(（][^)）]*[(（]|[)）][^(（]*[)）]")
"""A bracket that is opened and not closed, or the other way round."""
SET = re.compile(rf"{OPENED}set\s+(?P<name>[^\W\d_][\w-]{{0,30}}?){COLON}(?P<value>.*)$", re.I)
_INNER_SETTING = re.compile(
    r"(?<![\w“\"'‘„«`])(?P<name>[A-Z][a-z]+(?: (?:[a-z]+|B))?)(?:\*\*)?\s?[:：](?=[\s*]|$)"
)
_INNER_ITEM = re.compile(
    rf"\s(?:[-–]\s+(?:\d{{1,2}}[:.]\d\d\s+)?(?P<kind>{'|'.join(OWN_KINDS)})\s?[:：]\s"
    rf"|(?P<last>{'|'.join(OWN_KINDS)})\s?[:：]\s.*\(\s?\d.*\)$"
    r"|(?P<exercise>Exercise)\s?[:：]\s+[a-z0-9]+-[a-z0-9-]+)"
)
_INNER_CLOCK = re.compile(r"\s[-*+•]\s+(?:about\s+)?(\d{1,2}[:.]\d{2})\s")
_CUTS: dict[str, Cut] = {"cut if needed": "if needed", "cut first": "first"}
_OF_EXERCISES = ("Step", "Skip step", "Set", "Plan B")
"""Settings that say something of an exercise: of its steps, its variables, or what comes instead."""
_ALSO_YES = ("on", "true", "")


@dataclass(slots=True)
class ItemSetting:
    """A setting as written: its name, its words, and the quote lines below it."""

    name: str
    value: str
    at: Span
    row: Row
    quote: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class DraftItem:
    """An item as written: its own text and its settings."""

    row: Row
    text: str
    heading: str
    settings: list[ItemSetting] = field(default_factory=list)


@dataclass(slots=True)
class _Parts:
    """What the brackets behind an item say."""

    time: Time | None = None
    keep: bool = False
    fixed: bool = False
    cut: Cut = "never"


@dataclass(slots=True)
class _Settled:
    """What the settings of an item say."""

    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    online: bool = False
    step_times: list[tuple[str, Time, int]] = field(default_factory=list)
    skip: list[tuple[str, int]] = field(default_factory=list)
    variables: list[tuple[str, str, int]] = field(default_factory=list)
    pulse: Asking = ""
    plan_b: str = ""
    plan_b_line: int = 0


def _key(words: str) -> str:
    """Words of a closed list without case and hyphens: much cheaper than folding."""
    return " ".join(words.lower().replace("-", " ").split()).rstrip(".")


def begins_item(text: str) -> bool:
    """True when a sub-bullet is plainly an item whose indent was lost."""
    if _CLOCK.match(text):
        return True
    kind = KIND.match(text)
    word = kind["kind"] if kind else _PARTS.sub("", text)
    key = _key(word[:40])
    # What people call a break is as often a remark: tea on the table, a pause between two.
    return key in KINDS and key not in REST_WORDS


def item_words(text: str) -> tuple[bool, str]:
    """Whether a text begins with a clock, and what stands behind it."""
    match = _CLOCK.match(text)
    return (True, text[match.end() :]) if match and match["end"] else (False, text)


def says_parts(text: str) -> bool:
    """True when a text ends with brackets in which a length or another part stands."""
    match = _PARTS.search(text)
    return match is not None and any(map(_is_part, re.split(r"[,;]", match[1])))


def read_item(draft: DraftItem, taken: dict[str, int], report: Report) -> Item:
    """The item of a draft. ``taken``: how often an id was given in this plan."""
    at = draft.row.span
    clock, about, text = _clock(draft.text, draft.row, report)
    parts, text = _parts(tidy(text), at, report)
    kind, what, meant = _kind(text, draft.row, report)
    exercise = ""
    if kind == "Exercise":
        named = unquoted(what)
        exercise = slug(named[0] if named else what)
    if not text or (kind == "Exercise" and not exercise):
        report.add("P902", at)
    elif found := inner_setting(what):
        report.add("L422", draft.row.part(max(0, draft.row.text.find(found))), x=found)
    elif OPEN_BRACKET.search(tidy(draft.text)):
        report.add("P935", at)
    elif (
        parts.time is None
        and "Exercise" not in (kind, meant)
        and not report.found_at(at, ("T501", "P902"))
    ):
        report.add("P909", at, item=tidy(what) or kind)
    if clock is None and (kind in RESTS or "interpreter" in what.lower()):
        report.add("P927", at, item=tidy(what) or kind)
    wanted = exercise or (slug(what) if kind == "Activity" else slug(kind)) or "item"
    if kind != "Exercise" and meant != "Exercise":
        for setting in draft.settings:
            if setting.name in _OF_EXERCISES:
                report.add("P943", setting.row.span, name=setting.name)
    settled = _settings(draft, report)
    return Item(
        id=free_id(wanted, taken),
        clock=clock,
        about=about,
        kind=kind,
        what=tidy(what),
        exercise=exercise,
        time=parts.time,
        keep=parts.keep,
        fixed=parts.fixed,
        cut=parts.cut,
        place=KIND_PLACES.get(kind, Place.SURFACE),
        line=at.line,
        heading=draft.heading,
        show=settled.texts.get("Show", ""),
        lead=settled.texts.get("Lead", ""),
        room=settled.texts.get("Room", ""),
        say_first=settled.texts.get("Say first", ""),
        notes=tuple(settled.notes),
        online=settled.online,
        step_times=tuple(settled.step_times),
        skip=tuple(settled.skip),
        variables=tuple(settled.variables),
        pulse=settled.pulse,
        plan_b=settled.plan_b,
        plan_b_line=settled.plan_b_line,
    )


def _clock(text: str, row: Row, report: Report) -> tuple[int | None, bool, str]:
    """The clock at the beginning, whether it is only a hope, and the rest."""
    match = _CLOCK.match(text)
    if match is None:
        return None, False, text.strip()
    at = row.part(match.start("clock"), match.end("clock"))
    seconds = read_clock(match["clock"])
    if seconds is None:
        report.add("P901", at, x=match["clock"], date="clock time")
    elif match["end"] is None:
        report.add("P902", row.span)
    return seconds, match["about"] is not None, text[match.end() :].strip()


def _parts(text: str, at: Span, report: Report) -> tuple[_Parts, str]:
    """What the last brackets say, and the text before them. Brackets of prose stay text."""
    match = _PARTS.search(text)
    if match is None:
        return _Parts(), text
    said: list[str] = []
    for piece in re.split(r"[,;]", match[1]):
        # "ideal 6" belongs to the time before the comma.
        if said and piece.strip().lower().startswith("ideal"):
            said[-1] += f",{piece}"
        else:
            said.append(piece.strip())
    meant = [piece for piece in said if _is_part(piece)]
    if not meant:
        return _Parts(), text
    parts = _Parts()
    for piece in said:
        word = _key(piece)
        if word in ("keep", "fixed"):
            setattr(parts, word, True)
        elif word in _CUTS:
            parts.cut = _CUTS[word]
        elif looks_like_time(piece) or piece[:1].isdigit():
            parts.time = read_time(piece, at, report) or parts.time
        else:
            report.add("P902", at)
    return parts, text[: match.start()].strip()


def _is_part(piece: str) -> bool:
    word = _key(piece)
    whole = word in ("keep", "fixed") or word in _CUTS
    return whole or looks_like_time(piece) or piece.isdecimal()


def _kind(text: str, row: Row, report: Report) -> tuple[str, str, str | None]:
    """The item's kind, what is said behind it, and the kind that was meant where none is known."""
    match = KIND.match(text)
    word = _key(match["kind"]) if match else ""
    if match and (kind := KINDS.get(word)) and word not in RESTS_ALONE:
        if word in REST_WORDS:
            # What people call their break is theirs; the room is told that it is one.
            return kind, text, kind
        if report.mending is not None and (at := row.text.find(match[0])) >= 0:
            gap = " " if match.end() < len(text) else ""
            report.mending.row("", row, at, at + len(match[0]), f"{kind}:{gap}")
        return kind, behind(match).strip(), kind
    if kind := KINDS.get(_key(text[:40])):
        return kind, text if _key(text) in REST_WORDS else "", kind
    if not text or report.found_at(row.span, ("P902",)):
        return "Activity", text, None
    return "Activity", text, _no_kind(match["kind"] if match else "", text, row, report)


def _no_kind(word: str, text: str, row: Row, report: Report) -> str | None:
    """Say that the room sees a mere Activity; the kind that may be meant."""
    if word:
        close = KINDS.get(_key(word)) or report.closest(word, OWN_KINDS, 0.6)
    else:
        first = text.split(maxsplit=1)[0].strip("*_-–—:;,.|>[](){}`~!\\")
        close = KINDS.get(_key(first)) or report.closest(first, OWN_KINDS, 0.75)
    report.add("P931", row.span, x=close, word=word or None)
    return close


def _settings(draft: DraftItem, report: Report) -> _Settled:
    settled = _Settled()
    for setting in draft.settings:
        value = tidy(setting.value)
        if setting.name != "Show" and (found := inner_setting(setting.value)):
            setting_at = setting.row.part(max(0, setting.row.text.find(found)))
            report.add("L422", setting_at, x=found)
        if setting.name == "Step":
            _step_time(setting, settled, report)
        elif setting.name == "Set":
            match = SET.match(setting.value)
            assert match is not None  # it was recognised by the same pattern
            line = setting.row.line.number
            words = tidy(match["value"].rstrip("*"))
            settled.variables.append((match["name"], words, line))
        elif setting.name == "Skip step":
            named = unquoted(value)
            settled.skip.append(
                (named[0] if named and not named[1] else value, setting.row.line.number)
            )
        elif setting.name == "Online":
            settled.online = _online(value, setting, report)
        elif setting.name == "Show":
            _show(setting, settled, report)
        elif not value:
            report.add("L403", setting.row.span, label=setting.name)
        elif setting.name == "Pulse":
            if settled.pulse:
                report.add("P940", setting.row.span, hint="Delete one.", name="Pulse")
            else:
                settled.pulse = _pulse(value, setting, report)
        elif setting.name == "Plan B":
            _plan_b(value, setting, settled, report)
        elif setting.name == "Note":
            settled.notes.append(value)
        elif setting.name in settled.texts:
            if setting.name in ("Lead", "Room"):
                report.add("P940", setting.row.span, name=setting.name)
            settled.texts[setting.name] += f" {value}"
        else:
            settled.texts[setting.name] = value
    return settled


def _online(value: str, setting: ItemSetting, report: Report) -> bool:
    """Whether an item is for people on a line."""
    word = value.lower().rstrip(".")
    if word not in ANSWERS and word not in _ALSO_YES:
        report.add("P939", setting.at, x=value[:60])
    return ANSWERS.get(word, word in _ALSO_YES)


def _pulse(value: str, setting: ItemSetting, report: Report) -> Asking:
    """How the pulse of an item is asked."""
    way = ASKINGS.get(fold(value))
    if way is None:
        report.add("L443", setting.at, x=value[:60], y=report.closest(value, ASKINGS.values()))
    return way or ""


def _plan_b(value: str, setting: ItemSetting, settled: _Settled, report: Report) -> None:
    """The exercise that is done instead."""
    if settled.plan_b:
        report.add("P940", setting.row.span, hint="Delete one.", name="Plan B")
        return
    named = unquoted(value)
    settled.plan_b = slug(named[0] if named else value)
    settled.plan_b_line = setting.row.line.number


def inner_setting(value: str) -> str:
    """The next setting that stands inside the words of another, empty for none."""
    for match in _INNER_SETTING.finditer(value):
        if match["name"].lower() in SETTINGS:
            return match["name"]
    item = _INNER_ITEM.search(value)
    return (item["kind"] or item["last"] or item["exercise"]) if item else ""


def _show(setting: ItemSetting, settled: _Settled, report: Report) -> None:
    """``Show:`` of an item: the words on its line and the quote below them, nothing else."""
    _check_shown(setting.value, setting.row, report, first=True)
    for row in setting.quote:
        _check_shown(row.text, row, report, first=False)
        if begins_with_label(inside(row).text):
            report.add("L405", row.span, severity="error")
    quote = prose((inside(row) for row in setting.quote), keep_lines=True)
    text = "\n".join(part for part in (tidy(setting.value), quote) if part)
    if not text:
        report.add("A807", setting.row.span)
    before = settled.texts.get("Show")
    settled.texts["Show"] = f"{before}\n{text}" if before else text


def _check_shown(text: str, row: Row, report: Report, *, first: bool) -> None:
    """Words for the screen in which the next line of the agenda has got lost are an error."""
    if found := private_word(text, first=first):
        report.add("A804", row.span, x=found[0])
    elif setting := inner_setting(text):
        report.add("A804", row.span, x=setting)
    elif clock := _INNER_CLOCK.search(text):
        report.add("A804", row.span, x=clock[1])
    elif (parts := _PARTS.search(text)) and any(map(_is_part, parts[1].split(","))):
        report.add("A804", row.span, x=parts[0])


def _step_time(setting: ItemSetting, settled: _Settled, report: Report) -> None:
    named = unquoted(setting.value)
    assert named is not None  # it was recognised by the same quotes
    name, rest = named
    words = rest.lstrip(" :：")
    at = setting.row.span
    if time := read_time(words, at, report):
        settled.step_times.append((tidy(name), time, setting.row.line.number))
