"""What is asked before a session's log is written: as what, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.out.handed import TO_LIMIT

OWN = "own"


def ask_for_log(app: App[Any], then: Callable[[str, Profile, str], None]) -> None:
    """Ask for the format and for whom it is, the log to hand over; or one's own, where that is
    asked for by name. then: is told the format, the profile, and for whom, "" for nobody by name."""
    row = PROFILES[Profile.FACILITATOR]
    forms = [Choice(form.letter, form.name, form.words) for form in FORMATS.values()]
    nothing = Choice("escape", "", "nothing")

    def own(how: str | None) -> None:
        if how is not None:
            then(how, Profile.FACILITATOR, "")

    def chosen(how: str | None) -> None:
        if how == OWN:
            asked = "Your own log, not to be passed on. As what?"
            app.push_screen(Choose(asked, (*forms, nothing)), own)
        elif how is not None:
            ask_for_whom(app, lambda to: then(how, Profile.HANDOVER, to))

    choices = (*forms, Choice(row.letter, OWN, row.words), nothing)
    app.push_screen(Choose("Write the log to hand over as what?", choices), chosen)


def ask_for_whom(app: App[Any], then: Callable[[str], None]) -> None:
    """Ask for whom something is, which may be left open."""

    def told(to: str | None) -> None:
        if to is not None:
            then(to)

    app.push_screen(Ask("For whom? Enter leaves it open.", enter="Write", most=TO_LIMIT), told)
