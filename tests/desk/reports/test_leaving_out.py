"""What a report leaves out is counted before it is written, and hangs on for whom it is."""

from __future__ import annotations

from support.desk import COHORT, House, person

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.reports.leaving_out import left_out
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.session.conductor import Conductor


def test_names_team_notes_quotes_and_small_figures_are_counted(
    house: House, desk: Desk, started: Conductor
) -> None:
    started.mark(person(started, "Amina Marigold"), "here")
    for note in ("the hall was warm", "Amina Marigold was tired", "“nobody asked”"):
        started.note(note)
    house.clock.now += 3600
    started.close()
    assert started.drain(5)
    scope = scope_of(desk, cohorts=(COHORT,))

    def told(profile: Profile) -> dict[str, tuple[int, str]]:
        found = left_out(desk, report_of(desk, scope, profile))
        return {each.what: (each.number, each.sign) for each in found}

    handed, hidden = told(Profile.HANDOVER), told(Profile.COMMISSIONER)
    assert handed["note that stays with the team"] == (1, "◇")
    assert "names and e-mails" not in handed
    assert not any(sign == "▒" for _, sign in handed.values())
    assert hidden["names and e-mails"] == (5, "all")
    assert hidden["note that stays with the team"] == (1, "◇")
    assert any(sign == "▒" and "1 to 4" in what for what, (_, sign) in hidden.items())
