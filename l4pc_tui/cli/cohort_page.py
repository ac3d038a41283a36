"""One cohort as it is printed: roster, who was where, hours, connections, rules, commitments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.cli.output import say, say_json, table

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.cohort.view import CohortView, PersonLine
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.home.between import BetweenLine


def show(desk: Desk, found: Cohort, as_json: bool) -> None:
    """Print a cohort."""
    from l4pc_tui.desk.cohort.view import cohort_view, standing_in_words
    from l4pc_tui.desk.out import shapes

    view = cohort_view(desk, found.id)
    told = shapes.cohort(desk, found, view)
    if as_json:
        say_json(told)
        return
    say(found.name, f"programme: {found.programme or 'none'}")
    say(*filter(None, (standing_in_words(view)[0],)), "")
    if view.people:
        table(
            ("name", "organisation", "roles", ""),
            ((line.name, line.person.organisation, ", ".join(line.roles), _about(line))
             for line in view.people),
        )  # fmt: skip
    else:
        say(f'Nobody is on the roster. “l4pc roster import FILE --cohort "{found.name}"”')
    say("")
    if told["sessions"]:
        table(
            ("date", "plan", "state", "id"),
            ((s["date"], s["plan"], s["state"], s["id"]) for s in told["sessions"]),
        )
    else:
        say("No session is planned. “l4pc session new” plans one.")
    _between(desk, found)
    _attendance(view)
    if view.connections.over_time:
        from l4pc_tui.desk.people.connections import connections_in_words

        say("", "Connections:", *connections_in_words(view.connections))
    if view.rules:
        say("", "Rules for groups:")
        table(("", "rule", ""), ((n, r.told, r.waits) for n, r in enumerate(view.rules, 1)))
    if view.walk_ins:
        say(
            "",
            "Walk-ins who are on no roster: “l4pc person same NAME WALK-IN” matches one,",
            f'“l4pc person add --person WALK-IN --cohort "{view.cohort.name}"” puts a new one on it.',
        )
        table(("name", "walked in on", "may be"), (
            (w.person.name, w.when, ", ".join(each.name for each in w.likely)) for w in view.walk_ins
        ))  # fmt: skip
    if waiting := [each for each in told["commitments"] if each["open"]]:
        say("", "Commitments that are open:")
        table(
            ("what", "who", "by", "due", "with", "last told"),
            ((c["what"] or c["text"], c["who"], c["by"], c["due"], c["with"], c["last"])
             for c in waiting),
        )  # fmt: skip


def _about(line: PersonLine) -> str:
    since = f"since {line.member.joined}" if line.member and line.member.joined else ""
    return ", ".join(filter(None, (line.about, since)))


def _between(desk: Desk, found: Cohort) -> None:
    """What lies between the sessions and is asked for now, or comes in the next weeks."""
    from l4pc_tui.desk.home.between import between_lines

    lines = between_lines(desk, found)
    asked = [each for each in lines if each.asks]
    if lines:
        told = f"{len(asked)} due or late" if asked else "nothing is due"
        say("", f'Between the sessions: {told}. “l4pc cohort between "{found.name}"” shows all.')
    if asked:
        table(("by", "what", "who", ""), ((e.when, e.told, e.about, e.stands) for e in asked))


def between(lines: Sequence[BetweenLine], name: str) -> None:
    """Print all that lies between a cohort's sessions, with the number that ticks it off."""
    if not lines:
        say(f"The programme of “{name}” says nothing of what lies between its sessions.")
        return
    table(
        ("", "by", "what", "who", "stands"),
        (
            (str(number), each.when, each.told, each.about, each.stands)
            for number, each in enumerate(lines, 1)
        ),
    )


def _attendance(view: CohortView) -> None:
    """Who was at which session, and for how long; once something was marked."""
    from l4pc_tui.core.people.attendance import cell_in_words
    from l4pc_tui.core.people.hours import hours_in_words, in_minutes
    from l4pc_tui.desk.cohort.view import total_in_words

    held = [(at, each) for at, each in enumerate(view.meetings) if each.here is not None]
    if not held:
        return
    say("", "Who was there:")
    headings = (f"{each.number}: {each.day}" if each.day else str(each.number) for _, each in held)
    rows = [
        (line.name, *(cell_in_words(line.cells[at]) for at, _ in held),
         hours_in_words(line.minutes) if line.hours else "", line.open or "")
        for line in view.people
    ]  # fmt: skip
    came = (f"{each.here} of {each.of}" for _, each in held)
    total = hours_in_words(in_minutes(view.hours)) if view.hours else ""
    table(("", *headings, "hours", "open"), [*rows, ("came", *came, total, "")])
    if view.hours:
        say(f"Hours in all: {total_in_words(view.hours)}. Facilitators are in no count.")
