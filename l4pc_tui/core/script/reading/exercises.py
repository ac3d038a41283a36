"""An exercise: the parts of the page become steps, side steps, handouts and sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.checking.judgement import judge
from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.easy_read import easy_read_of
from l4pc_tui.core.script.model.materials import things
from l4pc_tui.core.script.model.model import Exercise, Handout, Section, Step
from l4pc_tui.core.script.model.words import HANDOUT, MEANT_HEADS, SECTIONS, SIDE_STEP
from l4pc_tui.core.script.reading.links import settle
from l4pc_tui.core.script.reading.out_of_place import check_bring, check_out_of_place
from l4pc_tui.core.script.reading.steps import StepReader
from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.script.syntax.fields import ExerciseHeader
from l4pc_tui.core.script.syntax.header import Header
from l4pc_tui.core.script.syntax.outline import Outline, OutlinePart, check_summary
from l4pc_tui.core.script.syntax.raw_steps import DraftStep
from l4pc_tui.core.script.syntax.rows import Row, prose
from l4pc_tui.core.script.syntax.times import read_time
from l4pc_tui.core.text import fold

_NUMBERED = re.compile(
    r"(?:step\s+)?(\d{1,3})\s*[.):]\s+(?=\S)|step\s+(\d{1,3})\s*[–—-]\s+(?=\S)", re.I
)
_FOR_WHOM_SLIP = re.compile(
    r"- \d+\s(?:.*\s)?(?!(?:per|each|for|a|an|every|one|the|to|in|by|with|of)\s)[a-z]{2,4}\s"
    r"(?:person|pair|trio|four|group)\b|- \d+\s.*\bper\s(?!person|pair|trio|four|group|participant|\d)\w+"
)
"""A number of things for whom nobody can tell: `1 pen pe person`, `1 pen per persn`."""
_HEADS = ("Side step", "Handout")
_HEAD = re.compile(r"(side[ -]?steps?|hand[ -]?outs?)\b[\s:：;,.=]*(.*)$", re.I)
_NAMED = re.compile(r"([^\W\d_][\w -]{0,14}?)\s*(?:[:：]+|\s[–—-]\s)\s*(.+)$")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number before a step's name. place: which step of the page it is, from 1."""

    written: int
    place: int
    row: Row
    start: int
    end: int


@dataclass(slots=True)
class _Parts:
    drafts: list[DraftStep] = field(default_factory=list)
    sides: list[DraftStep] = field(default_factory=list)
    handouts: list[Handout] = field(default_factory=list)
    handout_places: list[Span] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)
    numbers: list[_Number] = field(default_factory=list)


def read_exercise(file_id: str, header: Header, page: Outline, report: Report) -> Exercise:
    """The exercise of a page. Check the report before use: it may hold errors."""
    found = _Parts()
    for part in page.parts:
        _sort(part, found, report)
    _check_numbers(found, report)
    at_title = page.parts[0].at if page.parts else FIRST
    if not found.drafts:
        report.add("S304", at_title)
    check_summary(page, at_title, report)
    check_out_of_place(page.opening, "it stands before the first step", report)
    steps, sides = settle(found.drafts, found.sides, found.handouts, tuple(found.sections), report)
    _check_handouts(found, report)

    fields = header.fields
    if not isinstance(fields, ExerciseHeader):
        fields = ExerciseHeader()
    time = None
    if fields.time:
        time = read_time(fields.time, header.places.get("time", FIRST), report)
    exercise = Exercise(
        id=file_id,
        title=page.title,
        summary=page.summary,
        people=fields.people,
        intensity=fields.intensity,
        themes=fields.themes,
        needs=fields.needs,
        ceiling=fields.ceiling or _deepest((*steps, *sides)),
        setting=fields.setting,
        status=fields.status,
        authors=fields.authors,
        source=fields.source,
        licence=fields.licence,
        version=fields.version,
        time=time,
        language=fields.language,
        rtl=fields.rtl,
        variables=tuple(fields.variables.items()),
        was=fields.was,
        shape=fields.shape,
        ending=fields.ending,
        tested=fields.tested,
        extra=header.extra,
        format=header.format,
        steps=steps,
        sides=sides,
        handouts=tuple(found.handouts),
        sections=tuple(found.sections.values()),
    )
    judge(exercise, header.places, {part.at.line: part.at for part in page.parts}, report)
    return exercise


def _sort(part: OutlinePart, found: _Parts, report: Report) -> None:
    """Put one part where its name says that it belongs."""
    if section := SECTIONS.get(fold(part.name)):
        if report.mending is not None:
            report.mending.row("", part.row, 0, len(part.row.text), section)
        _section(section, part, found, report)
        return
    named = _NAMED.match(part.name) or _without_colon(part, report)
    prefix = fold(named[1]) if named else ""
    if named and prefix in HANDOUT:
        text = prose(part.rows, keep_lines=True)
        check_out_of_place(part.rows, "a handout is printed as it is", report, paper=True)
        name = named[2].strip()
        _tidy_name("Handout", part, report)
        found.handouts.append(Handout(slug(name) or "handout", name, text, part.at.line))
        found.handout_places.append(part.at)
    elif named and prefix in SIDE_STEP:
        _tidy_name("Side step", part, report)
        found.sides.append(_step(DraftStep(named[2].strip(), "side", part.at), part.rows, report))
    else:
        if named and (close := _meant(prefix) or report.closest(named[1], _HEADS, 0.75)):
            report.add("L401", part.at, word=named[1], x=close, one=close)
        name = part.name
        if number := _NUMBERED.match(name):
            name = name[number.end() :]
            group = 1 if number[1] else 2
            start, end = number.span(group)
            place = len(found.drafts) + 1
            found.numbers.append(_Number(int(number[group]), place, part.row, start, end))
        found.drafts.append(_step(DraftStep(name.strip(), "step", part.at), part.rows, report))


def _without_colon(part: OutlinePart, report: Report) -> re.Match[str] | None:
    """A side step or handout whose colon, or whose name, is missing: read as it, and an error."""
    match = _HEAD.match(part.name)
    if match is not None:
        word = "Handout" if fold(match[1]) in HANDOUT else "Side step"
        report.add("L416", part.at, word=word)
    return match


def _meant(prefix: str) -> str | None:
    """What people mean by another word before the colon of a heading."""
    return next((head for head, words in MEANT_HEADS.items() if prefix in words), None)


def _check_numbers(found: _Parts, report: Report) -> None:
    """Numbers before steps run upwards. Only the first that does not is reported."""
    numbers = found.numbers
    wrong = [b for a, b in pairwise(numbers) if b.written <= a.written]
    if not wrong:
        return
    report.add("S307", wrong[0].row.line.content())
    if report.mending is not None:
        for number in numbers:
            if number.row.text[number.start : number.end].isdecimal():
                new = str(number.place)
                report.mending.row("S307", number.row, number.start, number.end, new)


def _tidy_name(word: str, part: OutlinePart, report: Report) -> None:
    said = part.row.text
    sign = _NAMED.match(said)
    named = sign or _HEAD.match(said)
    if report.mending is not None and named:
        code = "" if sign else "L416"
        report.mending.row(code, part.row, 0, named.start(2), f"{word}: ")


def _step(draft: DraftStep, rows: list[Row], report: Report) -> DraftStep:
    return StepReader(draft, report).read(rows)


def _section(name: str, part: OutlinePart, found: _Parts, report: Report) -> None:
    text = prose(part.rows)
    check_out_of_place(part.rows, f"“{name}” is a note as a whole", report)
    if name == "Before you begin":
        check_bring(part.rows, report)
        _check_materials(part.rows, text, report)
    if (before := found.sections.get(name)) is not None:
        report.add("S311", part.at, name=name)
        joined = "\n\n".join(words for words in (before.text, text) if words)
        found.sections[name] = Section(name, joined, before.line)
    else:
        found.sections[name] = Section(name, text, part.at.line)


def _check_materials(rows: Sequence[Row], text: str, report: Report) -> None:
    """Report what speaks of a number and cannot be counted for the packing list."""
    bullets = [row for row in rows if row.kind == "bullet"]
    told = [line.lstrip() for line in text.split("\n") if line.lstrip().startswith("- ")]
    swallowed = _before_lost_bullets(rows, report)
    for row, line in zip(bullets, told, strict=False):
        if row.line.number in swallowed:
            # Its text goes on with a line that has lost its dash, and was told.
            continue
        if _FOR_WHOM_SLIP.match(line) or any(thing.unsure for thing in things(line[2:])):
            report.add("S333", row.span)


def _before_lost_bullets(rows: Sequence[Row], report: Report) -> set[int]:
    """The lines of the bullets that a line runs on from which ought to be one of its own."""
    found: set[int] = set()
    bullet: Row | None = None
    for row in rows:
        if row.kind == "bullet":
            bullet = row
        elif bullet is not None and report.found_at(row.span, ("S326",)):
            found.add(bullet.line.number)
    return found


def _check_handouts(found: _Parts, report: Report) -> None:
    """Each handout that is given exists, and each that exists is given; an easy read is given with
    the one that it tells."""
    known = {fold(handout.name): handout.name for handout in found.handouts}
    given: set[str] = set()
    for draft in (*found.drafts, *found.sides):
        for block in draft.blocks:
            if block.label != "Handout":
                continue
            name = block.text().strip("“”\"'‘’. ")
            given.add(fold(name))
            if fold(name) not in known and not _misspelt(name, found.drafts):
                close = report.closest(name, known.values())
                report.add("V703", block.at, x=name[:80], y=close)
    for handout, at in zip(found.handouts, found.handout_places, strict=True):
        told = (
            handout.name,
            *(name for name in known.values() if easy_read_of(name, handout.name)),
        )
        if given.isdisjoint(map(fold, told)):
            report.add("V704", at, x=handout.name)


def _misspelt(handout: str, drafts: Sequence[DraftStep]) -> bool:
    """True when a handout was read as a step, for a slip in the word before its name: told there."""
    name = fold(handout)
    return any(
        ": " in each.name and "Time" not in each.facts and fold(each.name.split(": ", 1)[1]) == name
        for each in drafts
    )


def _deepest(steps: tuple[Step, ...]) -> Place:
    """The deepest place that the steps and their probes name."""
    named = [step.depth for step in steps]
    named += [probe.depth for step in steps for probe in step.probes]
    return max(named, key=lambda place: place.depth, default=Place.SURFACE)
