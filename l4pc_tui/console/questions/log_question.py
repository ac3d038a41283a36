"""What is asked before a session's log is written: as what, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.out.formats import FORMATS, suited
from l4pc_tui.desk.out.handed import TO_LIMIT

_Then = Callable[[str, Profile, str], None]
"""Is told the format, the profile, and for whom; "" for nobody by name."""


def ask_for_log(app: App[Any], then: _Then) -> None:
    """Ask for the format and for whom it is, the log to hand over; or another, where that is asked
    for by name."""
    others = [(each, row) for each, row in PROFILES.items() if each != Profile.HANDOVER]
    choices = [*_forms(Profile.HANDOVER)]
    choices += [Choice(row.letter, str(each), row.words) for each, row in others]

    def chosen(how: str | None) -> None:
        if how is None:
            return
        if how in FORMATS:
            ask_for_whom(app, lambda to: then(how, Profile.HANDOVER, to))
        else:
            _as_what(app, Profile(how), then)

    _choose(app, "Write the log to hand over as what?", choices, chosen)


def ask_for_whom(app: App[Any], then: Callable[[str], None]) -> None:
    """Ask for whom something is, which may be left open."""

    def told(to: str | None) -> None:
        if to is not None:
            then(to)

    app.push_screen(Ask("For whom? Enter leaves it open.", enter="Write", most=TO_LIMIT), told)


def _as_what(app: App[Any], profile: Profile, then: _Then) -> None:
    """Ask for the format of a log that is not the one to hand over."""
    row = PROFILES[profile]

    def chosen(how: str | None) -> None:
        if how is None:
            return
        if row.private:
            then(how, profile, "")
        else:
            ask_for_whom(app, lambda to: then(how, profile, to))

    _choose(app, f"The log is {row.words}. As what?", _forms(profile), chosen)


def _choose(
    app: App[Any], question: str, choices: list[Choice], then: Callable[[str | None], None]
) -> None:
    app.push_screen(Choose(question, [*choices, Choice("escape", "", "nothing")]), then)


def _forms(profile: Profile) -> list[Choice]:
    return [Choice(form.letter, form.name, form.words) for form in suited(profile)]
