"""How numbers of a report are worded, where some of them may be hidden."""

from __future__ import annotations

from collections.abc import Iterable

from l4pc_tui.core.disclosure.rules import NOT_SHOWN, TOO_FEW, Printed
from l4pc_tui.core.people.hours import hours_in_words
from l4pc_tui.core.report.cells import rate_of
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


def hours_words(printed: Printed, name: str) -> str:
    """A length of time as it may be printed. Of one that no page may have, that."""
    if name not in printed:
        return NOT_SHOWN
    cell = printed[name]
    return cell.words if cell.value is None else hours_in_words(round(cell.value))


def day_words(iso: str) -> str:
    """ "24 Nov 2026"; "no date yet"."""
    on = as_date(iso)
    return f"{on.day} {on:%b %Y}" if on else "no date yet"
