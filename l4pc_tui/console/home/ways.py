"""Where Enter leads from a line of TO TIDY."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from l4pc_tui.core.record.locked import locked
from l4pc_tui.desk.home.tidying import Tidy, TidyLine

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face


def see_to(home: Face, line: TidyLine) -> None:
    """Go where what the line is about can be tidied; where a command does it, say which."""
    _WAYS[line.about](home, line)


def _commitments(home: Face, line: TidyLine) -> None:
    if line.session:
        home.console.open_session(line.session, then="follow")
    else:
        _cohort(home, line)


def _between(home: Face, _line: TidyLine) -> None:
    """To the list of it, where each is ticked off."""
    home.query_one("#between-lines").focus()


def _parked(home: Face, line: TidyLine) -> None:
    home.console.open_session(line.session, then="close")


def _cohort(home: Face, line: TidyLine) -> None:
    from l4pc_tui.console.cohort.cohort import CohortScreen

    home.app.push_screen(CohortScreen(line.cohort))


def _walk_ins(home: Face, line: TidyLine) -> None:
    from l4pc_tui.console.cohort.cohort import CohortScreen

    home.app.push_screen(CohortScreen(line.cohort, matches=True))


def _library(home: Face, _line: TidyLine) -> None:
    home.app.call_later(home.app.simulate_key, "l")


def _collect(home: Face, _line: TidyLine) -> None:
    from l4pc_tui.console.collect.collect import CollectScreen

    home.app.push_screen(CollectScreen())


def _told(home: Face, line: TidyLine) -> None:
    home.tell(f"{line.count} {line.text}: {line.act}.")


_WAYS: Mapping[Tidy, Callable[[Face, TidyLine], None]] = locked(
    Tidy,
    {
        Tidy.COMMITMENTS: _commitments,
        Tidy.BETWEEN: _between,
        Tidy.PARKED: _parked,
        Tidy.WALK_INS: _walk_ins,
        Tidy.SCRIPTS: _library,
        Tidy.ASIDE: _told,
        Tidy.BESIDE: _collect,
        Tidy.DUE: _told,
        Tidy.WAITING: _told,
    },
)
