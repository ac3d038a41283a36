"""How numbers of a report are worded, where some of them may be hidden."""

from __future__ import annotations

from collections.abc import Iterable

from l4pc_tui.core.disclosure.rules import NOT_SHOWN, TOO_FEW, Printed
from l4pc_tui.core.people.hours import hours_in_words
from l4pc_tui.core.report.cells import MINUTES, organisation, rate_of
from l4pc_tui.core.report.figures import Figures, Meeting
from l4pc_tui.core.text.amounts import as_date

_UNTOLD = (NOT_SHOWN, TOO_FEW)


def share_words(printed: Printed, part: str, whole: str) -> str:
    """ "16 of 23 (70 %)", "7 of 9"; of a small number "fewer than 5 of 23"."""
    told = printed[rate_of(part)]
    if not told.hidden:
        return told.words
    one, all_of = printed[part].words, printed[whole].words
    return NOT_SHOWN if {one, all_of} & {*_UNTOLD} else f"{one} of {all_of}"


def untold(printed: Printed, names: Iterable[str]) -> bool:
    """Whether none of these numbers says anything."""
    return all(printed[name].words in _UNTOLD for name in names)


def organisations_told(figures: Figures, printed: Printed) -> bool:
    """Whether anything may be told of organisations. Where each number of people is too few to
    show, not even how many they are: of each came one person at least."""
    cells = [organisation(name) for name in figures.organisations]
    return not untold(printed, cells) and all(printed[each].words != TOO_FEW for each in cells)


def organisations_words(figures: Figures, printed: Printed) -> str:
    """How many organisations were named."""
    named = sum(1 for name in figures.organisations if name)
    return str(named) if not named or organisations_told(figures, printed) else TOO_FEW


def hours_of(meeting: Meeting, printed: Printed) -> str:
    """How long all people of a session were there. Where counts are rounded: the rounded number of
    people for the whole session, which tells nothing more than those two do."""
    name = f"{meeting.key} {MINUTES}"
    if name in printed:
        return hours_words(printed, name)
    there = printed[f"{meeting.key} there"].value
    return NOT_SHOWN if there is None else hours_in_words(round(there) * meeting.length)


def hours_of_all(figures: Figures, printed: Printed) -> str:
    """The same of all sessions that were held."""
    if MINUTES in printed:
        return hours_words(printed, MINUTES)
    minutes = 0
    for each in figures.held:
        there = printed[f"{each.key} there"].value
        if there is None:
            return NOT_SHOWN
        minutes += round(there) * each.length
    return hours_in_words(minutes)


def hours_words(printed: Printed, name: str) -> str:
    """A length of time as it may be printed."""
    cell = printed[name]
    return cell.words if cell.value is None else hours_in_words(round(cell.value))


def day_words(iso: str) -> str:
    """ "24 Nov 2026"; "no date yet"."""
    on = as_date(iso)
    return f"{on.day} {on:%b %Y}" if on else "no date yet"
