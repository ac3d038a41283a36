"""Outcomes shown: what was asked, how many answered, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.out.outcomes import of_whom
from l4pc_tui.cli.output import say, say_json, table

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.told import FormsTaken, Outcomes, StoryTold
    from l4pc_tui.desk.outcomes.whom import Whom


@click.command("show")
@of_whom
@click.option("--from", "first", metavar="DATE", default="", help="From which day on.")
@click.option("--until", "last", metavar="DATE", default="", help="Up to which day.")
@click.option("--rows", is_flag=True, help="Each form with its row, for you alone.")
@as_json
@context
def show(
    held: Context, session: str, cohort: str, first: str, last: str, rows: bool, as_json: bool
) -> None:
    """Show pulses, forms, what changed, commitments, stories and connections.

    Of one session, or of a cohort with all its sessions. Under ten answers there is no percentage;
    what was not answered is in no number. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.out import outcome_shapes
    from l4pc_tui.desk.outcomes.view import of_group
    from l4pc_tui.desk.outcomes.whom import whom
    from l4pc_tui.desk.people.sessions import as_day

    first, last = (as_day(day) if day else "" for day in (first, last))
    with held.desk() as desk:
        group = whom(desk, session=session, cohort=cohort)
        told = of_group(desk, group, first=first, last=last)
        if as_json:
            say_json(outcome_shapes.outcomes(told))
        else:
            _say_all(desk, group, told, rows=rows)


def _say_all(desk: Desk, group: Whom, told: Outcomes, *, rows: bool) -> None:
    from l4pc_tui.core.outcomes.words import moved
    from l4pc_tui.desk.outcomes.in_words import fate_in_words, is_empty, limits
    from l4pc_tui.desk.people.connections import connections_in_words

    say(f"Outcomes of {group.called}")
    if is_empty(told):
        say("Nothing was asked and nothing told yet. l4pc outcomes add --help says how.")
        return
    _say_pulses(told)
    for forms in told.forms:
        _say_forms(desk, forms, rows=rows)
    if told.over_time:
        say("", "Between the first and the last time, of whoever answered both")
        table(("", ""), ((each.heading, moved(each.moved)) for each in told.over_time))
    say("", fate_in_words(told.fate))
    for story in told.stories:
        _say_story(story)
    for each in told.connections:
        say("", *connections_in_words(each))
    say("", *limits(told))


def _say_pulses(told: Outcomes) -> None:
    from l4pc_tui.core.outcomes.measures import MEASURES
    from l4pc_tui.core.outcomes.words import answered_short
    from l4pc_tui.desk.outcomes.in_words import pulse_when

    if not told.pulses:
        return
    say("", "Pulses: how many said 1, 2, 3, 4, 5; then answered / present / enrolled")
    table(
        ("id", "day", "", "when and how", "1", "2", "3", "4", "5", "middle", "", "of"),
        (
            ("run" if each.of_run else each.id.rpartition("/")[2][:8], each.day,
             MEASURES[each.measure].name, pulse_when(each), *each.counts,
             "" if each.middle is None else f"{each.middle:g}", each.agree, answered_short(each.of))
            for each in told.pulses
        ),
    )  # fmt: skip


def _say_forms(desk: Desk, forms: FormsTaken, *, rows: bool) -> None:
    from l4pc_tui.core.outcomes.words import moved
    from l4pc_tui.desk.outcomes.in_words import forms_heading

    say("", f"{forms.whom.called} · {forms_heading(forms)}", f"Design: {forms.design}.")
    if forms.twice:
        say(
            f"{forms.twice} of the forms are told differently by two laptops: l4pc collect settles that."
        )
    table(
        ("", "1", "2", "3", "4", "5", "", "then → now"),
        (
            (each.heading, *each.counts, each.agree, moved(each.moved) if each.moved else "")
            for each in forms.questions
        ),
    )
    if rows:
        _say_rows(desk, forms)


def _say_rows(desk: Desk, forms: FormsTaken) -> None:
    from l4pc_tui.core.outcomes.measures import questions_of
    from l4pc_tui.core.outcomes.written import evidence, given
    from l4pc_tui.desk.outcomes.whom import row_codes_of

    codes, names = row_codes_of(desk, forms.whom), {p.id: p.name for p in desk.store.people()}
    questions = questions_of(forms.measure)
    table(
        ("row", "name", *questions, ""),
        (
            (codes.get(each.person, "-"), names.get(each.person, ""),
             *(given(each.answers).get(question, "-") for question in questions),
             "; ".join(evidence(each.evidence).values()))
            for each in forms.ratings
        ),
    )  # fmt: skip


def _say_story(story: StoryTold) -> None:
    from l4pc_tui.desk.outcomes.in_words import consent_in_words

    change = f"{story.before} → {story.after}" if story.before else story.after
    say(
        "", f"{story.title or 'A story'} ({story.id[:8]}, {consent_in_words(story)})", f"  {change}"
    )
    if story.why:
        say(f"  Why it matters: {story.why}")
    for each in story.rounds:
        back = f" Fed back: {each.fed_back}." if each.fed_back else ""
        say(f"  {each.words} ({each.id[:8]}).{back}")
