"""The settings below an item of the agenda, and the lines there that are nearly one."""

from __future__ import annotations

import re

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.step_names import unquoted
from l4pc_tui.core.script.model.words import MEANT_SETTINGS, SETTINGS
from l4pc_tui.core.script.reading.items import SET, ItemSetting
from l4pc_tui.core.script.syntax.doubts import one_slip, slip_of
from l4pc_tui.core.script.syntax.marked import COLON, OPENED, behind
from l4pc_tui.core.script.syntax.rows import Row
from l4pc_tui.core.script.syntax.times import looks_like_time
from l4pc_tui.core.text import fold

_STEP = re.compile(rf"{OPENED}step\s+(?P<rest>[\"“”„'‘].*)$", re.I)
_SETTING = re.compile(
    rf"{OPENED}(?P<name>[A-Z][a-z]+(?: [a-z]+)?)(?:{COLON}|(?:\*\*)?\s?(?:：|(?P<tight>:)(?:\*\*)?))",
    re.I,
)
_NAMES = (*SETTINGS.values(), "Step", "Set")
_SLIPS = one_slip(_NAMES)
_FIRST = one_slip(("Set", "Step"))
_BARE = re.compile(
    rf"(?:\*\*)?(?P<name>(?=[A-Z])(?i:{'|'.join(sorted(SETTINGS, key=len, reverse=True))}))(?:\*\*)?"
    r"(?:\s*[–—−=|;]|\s*[-‐‑]+\s|[.,]?\s+(?=[^\W\d_a-z]|[\"“”‘'])|\s+(?:yes|no)$"
    r"|(?=\s+\S)(?<=first|.step))"
)
_BARE_SET = re.compile(
    r"(?P<name>S\w?\w?t [a-z][a-z_-]*)\s+(?=\S)|(?P<step>[A-Z][a-z]{2,4} [\"“”„'‘][^\"“”„'‘’]+[\"“”‘’'])"
)
_IN_BRACKETS = ("keep", "fixed", "cut first", "cut if needed", "if needed", "first")
_OF_BRACKETS = ("time", "duration", "minutes", "length", "cut", "min")


def read_setting(row: Row, report: Report) -> ItemSetting | None:
    """The setting that a bullet holds, None when it holds something else."""
    if match := _STEP.match(row.text):
        named = unquoted(match["rest"])
        if named is not None and named[1].lstrip().startswith((":", "：")):
            return ItemSetting("Step", match["rest"].rstrip("*_"), row.span, row)
    if SET.match(row.text):
        return ItemSetting("Set", row.text, row.span, row)
    match = _SETTING.match(row.text)
    name = SETTINGS.get(fold(match["name"])) if match else None
    if match is None or name is None:
        return None
    if name == "Show" and not match["name"][0].isupper():
        return None
    tight = match["tight"] is not None
    if tight:
        report.add("L416", row.part(0, match.end()), word=name)
    if report.mending is not None:
        gap = " " if match.end() < len(row.text) else ""
        report.mending.row("L416" if tight else "", row, 0, match.end(), f"{name}:{gap}")
    return ItemSetting(name, behind(match), row.part(match.end()), row)


def doubtful_setting(row: Row, report: Report) -> None:
    """Tell of a line below an item that is no setting, so that it is kept as a note."""
    match = _SETTING.match(row.text)
    if (match["name"].lower() if match else "") in _OF_BRACKETS or _is_part(row.text):
        report.add("L426", row.span, x=row.text[:40])
        return
    if match is None or match["tight"] is not None:
        if bare := _BARE.match(row.text) or _BARE_SET.match(row.text):
            word = bare[1] or bare[2]
            report.add("L421", row.part(0, bare.end()), x=SETTINGS.get(word.lower(), word))
        else:
            _marked_as_note("P930", row, report)
        return
    word = match["name"]
    at = row.part(match.start("name"), match.end("name"))
    other = MEANT_SETTINGS.get(word.lower())
    first = slip_of(word.partition(" ")[0], _FIRST) if " " in word else None
    close = ":” or “".join(other) if other else slip_of(word, _SLIPS) or first
    if close := close or report.closest(word, _NAMES, 0.75):
        report.add("L401", at, word=word, x=close, one=None if "“" in close else close)
        return
    _marked_as_note("L420", row, report, word=word)


def _marked_as_note(code: str, row: Row, report: Report, word: str = "") -> None:
    report.add(code, row.part(0, len(word)) if word else row.span, word=word)
    if report.mending is not None and row.kind == "bullet":
        report.mending.row(code, row, 0, 0, "Note: ")


def _is_part(text: str) -> bool:
    """True for what belongs into the brackets of an item, and nothing else."""
    word = text.strip("()[]. ")
    return word.lower() in _IN_BRACKETS or (len(word) < 24 and looks_like_time(word))
