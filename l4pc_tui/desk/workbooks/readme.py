"""The first and the last sheet: what a workbook is and how it is read, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.rules import RULES
from l4pc_tui.core.people.attendance import Standing
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.record.tables import Cell, Unit
from l4pc_tui.core.text.amounts import count, listed, moment_in_words
from l4pc_tui.desk.people.scope import days_in_words, in_words
from l4pc_tui.desk.workbooks.counted import LEFT_OUT
from l4pc_tui.exchange.sheets.book import Head, Sheet

if TYPE_CHECKING:
    from l4pc_tui.desk.workbooks.gathering import Gathered

README = "README"
_ABOUT = (
    Head("about", "what a line is about", Unit.WORD, source="this workbook"),
    Head("told", "what is to be known of it", Unit.WORDS, source="this workbook"),
)
_DICTIONARY = (
    Head("sheet", "the sheet, and the CSV file, that a column is in", Unit.NAME),
    Head("column", "the column, as its header says it", Unit.NAME),
    Head("meaning", "what it tells", Unit.WORDS),
    Head("unit", "what its cells are", Unit.WORDS),
    Head("allowed", "the words that a cell may be, where they are few", Unit.WORDS),
    Head("source", "what it rests on", Unit.WORDS),
    Head("suppressed", "how small numbers are kept out of it; no where none are", Unit.WORDS),
)


def readme(found: Gathered, sheets: Sequence[Sheet], *, made: str, as_of: str) -> Sheet:
    """What the workbook is, for whom, and how it is to be read."""
    rows = [*_what(found, made, as_of), *_how(found), *_which(sheets)]
    return Sheet(
        README, f"Workbook: {in_words(found.scope)}", "one thing to know before the rest is read",
        _ABOUT, rows,
    )  # fmt: skip


def dictionary(sheets: Sequence[Sheet]) -> Sheet:
    """Every column of every sheet, with its meaning."""
    rows = [
        (
            sheet.name, head.name, head.meaning, str(head.unit), ", ".join(head.allowed), head.source,
            head.hidden or "no",
        )
        for sheet in sheets
        for head in sheet.columns
    ]  # fmt: skip
    return Sheet(
        "Data dictionary", "Data dictionary: every column of every sheet", "one column of one sheet",
        _DICTIONARY, rows,
    )  # fmt: skip


def _what(found: Gathered, made: str, as_of: str) -> Iterator[Sequence[Cell]]:
    scope, profile = found.scope, PROFILES[found.profile]
    leading = {line.person for each in found.cohorts for line, _ in each.people
               if line.stands == Standing.FACILITATES}  # fmt: skip
    people = {line.person for each in found.cohorts for line, _ in each.people} - leading
    rule = RULES[profile.hides]
    running = sum(each.row.state in (State.RUNNING, State.PAUSED) for each in found.sessions)
    held = sum(each.register.held for each in found.sessions) - running
    runs = f", and {running} that {'runs' if running == 1 else 'run'}" if running else ""
    yield "what this is", f"The record of {in_words(scope)}."
    yield "for whom", f"{found.profile}: {profile.words}."
    if profile.notice:
        yield "please note", profile.notice
    yield "cohorts", listed([each.name for each in scope.cohorts]) or "none: this is a try-out"
    yield "days", days_in_words(scope) or "no session has a day yet"
    yield "sessions", f"{held} of {count(len(scope.sessions), 'session')} held{runs}"
    if found.cohorts and profile.names:
        beside = f", and {len(leading)} who facilitate" if len(leading) > 1 else ""
        beside = ", and 1 who facilitates" if len(leading) == 1 else beside
        told = count(len(people), "person", "people")
        yield "people", f"{told} of the rosters and registers{beside}"
    if rule is not None:
        yield "small numbers", rule.note
        yield (
            "beside other files",
            "Numbers are hidden within this workbook. Do not give it to somebody who has a report or "
            "an earlier workbook of the same people: one may show what the other hides.",
        )
        yield from ((f"left out: {what}", f"{why[:1].upper()}{why[1:]}.") for what, why in LEFT_OUT)
    yield "as of", as_of or moment_in_words(made)


def _how(found: Gathered) -> Iterator[Sequence[Cell]]:
    yield (
        "how to read it",
        "Each sheet holds one table with one header row; its name begins with tbl. What each column "
        "means stands in the sheet Data dictionary.",
    )  # fmt: skip
    yield (
        "empty cells",
        "Nothing was recorded there, or it concerns nobody: the column’s meaning says which. An empty "
        "cell is never a zero, and a zero was counted.",
    )  # fmt: skip
    yield (
        "days and times",
        "Days and times are true ones, as the clock in the room showed them; beside a day stands the "
        "same to read. Lengths are minutes, with h:mm beside them.",
    )
    yield (
        "hours",
        "From in to out, cut to the session and without its breaks; sums are rounded once. Who "
        "facilitates has no hours and is in no count.",
    )
    yield (
        "words",
        "Restricted notes, and the counts of a pulse of fewer than five people, are in no sheet."
        if PROFILES[found.profile].private
        else "Nobody has a row, and no note is told in its words; restricted notes are in no count."
        if not PROFILES[found.profile].names
        else "Only words that may be shared are here. How much stays with the team stands in the sheet "
        "What stays. Restricted notes are in no sheet and in no count.",
    )


def _which(sheets: Sequence[Sheet]) -> Iterator[Sequence[Cell]]:
    for sheet in sheets:
        rows = count(len(sheet.rows), "row") if sheet.rows else sheet.empty
        yield f"sheet {sheet.name}", f"One row is {sheet.meaning}: {rows}"
