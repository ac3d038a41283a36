"""Outcomes: what was asked, what people answered, and what changed, typed in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.record.outcome_nouns import How, Measure, Point

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.keeping import Taken
    from l4pc_tui.desk.outcomes.whom import Whom

F = TypeVar("F", bound=Callable[..., Any])

FROM_STDIN = "-"


def of_whom(command: F) -> F:
    """The two options that say of whom something was asked."""
    session = click.option("--session", metavar="SESSION", default="", help="Of which session.")
    cohort = click.option(
        "--cohort", metavar="NAME", default="", help="Of a cohort, in no session of it."
    )
    return session(cohort(command))


def _one_of(name: str, words: type[StrEnum], told: str) -> Callable[[F], F]:
    """An option that takes one of some words; "" where it is not given."""
    known = click.Choice([*map(str, words)])
    return click.option(name, type=known, callback=lambda _c, _p, said: said or "", help=told)


def asked(command: F) -> F:
    """The options that say when and how something was asked."""
    return at_a_point(_one_of("--how", How, "How people answered.")(on_day(command)))


def at_a_point(command: F) -> F:
    """The option that says when something was asked."""
    return _one_of("--point", Point, "When: at the start, half-way, at the end, later.")(command)


def on_day(command: F) -> F:
    """The option that says on which day something was."""
    told = "On which day, as 2026-10-06; else the session’s, or today."
    return click.option("--day", metavar="DATE", default="", help=told)(command)


@click.group(no_args_is_help=False)
def outcomes() -> None:
    """What was asked and what changed: type it in, show it, take it back."""


@outcomes.group("add", no_args_is_help=False)
def add() -> None:
    """Type in a pulse, forms, a story of change or the choice of one."""


@add.command("pulse")
@click.argument("measure", type=click.Choice(["safe", "heard", "energy"]))
@click.argument("counts", nargs=-1, required=True, metavar="COUNTS")
@of_whom
@asked
@click.option("--present", type=int, help="How many were there, where the register does not tell.")
@click.option(
    "--enrolled", type=int, help="How many were enrolled, where the roster does not tell."
)
@as_json
@context
def add_pulse(
    held: Context, measure: str, counts: tuple[str, ...], session: str, cohort: str, point: str,
    how: str, day: str, present: int | None, enrolled: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Keep a pulse: COUNTS say how many showed one, two, three, four and five.

    For example: l4pc outcomes add pulse heard 0 0 2 5 3 --session "Autumn/2026-10-06" --how cards.
    SESSION is the beginning of its id, or COHORT/DATE.
    """

    def do(desk: Desk, group: Whom) -> Taken:
        from l4pc_tui.desk.outcomes import taking

        return taking.add_pulse(
            desk, group, Measure(measure), " ".join(counts), how=how, point=point, day=day,
            present=present, enrolled=enrolled,
        )  # fmt: skip

    _kept(held, session, cohort, do, as_json=as_json)


def _forms(measure: Measure) -> Callable[..., None]:
    """The command that types in the forms of a measure."""

    @click.argument("lines", nargs=-1, metavar="FORM...")
    @of_whom
    @asked
    @click.option("--mend", is_flag=True, help="Put right what was typed before of the same rows.")
    @as_json
    @context
    def command(
        held: Context, lines: tuple[str, ...], session: str, cohort: str, point: str, how: str,
        day: str, mend: bool, as_json: bool,
    ) -> None:  # fmt: skip
        typed = sys.stdin.read() if lines in ((), (FROM_STDIN,)) else "\n".join(lines)

        def do(desk: Desk, group: Whom) -> Taken:
            from l4pc_tui.desk.outcomes import taking

            return taking.type_forms(
                desk, group, measure, point, typed, how=how or How.PAPER, day=day, mend=mend
            )

        _kept(held, session, cohort, do, as_json=as_json)

    return command


_THEN_NOW = """Type in forms of then and now, each in one word for the shell: its row, then and now.

For example: l4pc outcomes add then-now "k7m 4 5 3 4 / 5 5 4 4" --session ID. A - is no answer; a
form without a row begins with one. Without a FORM they are read from the keyboard or a pipe, one a
line. All are kept, or none. SESSION is the beginning of its id, or COHORT/DATE.
"""
_FRAMEWORK = """Type in self-ratings by the framework: the row, then being, relating, leading, delivering.

For example: l4pc outcomes add framework "k7m 3 4 - 2; being: I asked first" --cohort NAME. A - is
no answer; a form without a row begins with one. Without a FORM they are read from the keyboard or
a pipe, one a line. All are kept, or none. SESSION is the beginning of its id, or COHORT/DATE.
"""
for _measure, _help in ((Measure.THEN_NOW, _THEN_NOW), (Measure.FRAMEWORK, _FRAMEWORK)):
    add.command(str(_measure), help=_help)(_forms(_measure))


def about_a_story(command: F) -> F:
    """The options that say what a story is."""
    options = (
        ("--before", "How it was before."),
        ("--after", "What is different now."),
        ("--why", "Why it matters to whoever told it."),
        ("--domain", "What it is about, for example a theme."),
        ("--told-by", "Who told it, where that is nobody on a register."),
        ("--written-by", "Who wrote it down; else you."),
        ("--place", "Where it was told."),
    )
    for name, told in reversed(options):
        command = click.option(name, metavar="WORDS", default="", help=told)(command)
    return command


@add.command("story")
@click.argument("title", metavar="TITLE")
@of_whom
@about_a_story
@click.option("--teller", metavar="PERSON", default="", help="Who told it: a name or an id.")
@_one_of("--consent", Consent, "What they agreed to.")
@click.option("--note", metavar="NOTE", default="", help="The captured story that it is made of.")
@on_day
@as_json
@context
def add_story(
    held: Context, title: str, session: str, cohort: str, before: str, after: str, why: str,
    domain: str, told_by: str, written_by: str, place: str, teller: str, consent: str, note: str,
    day: str, as_json: bool,
) -> None:  # fmt: skip
    """Keep a story of change: how it was, what is different now, and why that matters.

    SESSION is the beginning of its id, or COHORT/DATE. Its words leave only with consent.
    """

    def do(desk: Desk, group: Whom) -> Taken:
        from l4pc_tui.core.record.names import NO_NOTE, NO_PERSON, NoteId
        from l4pc_tui.desk.outcomes import taking
        from l4pc_tui.desk.outcomes.finding import find_story
        from l4pc_tui.desk.people.who import find_person

        story = taking.Story(
            title, before, after, why, domain,
            find_person(desk, teller).id if teller else NO_PERSON, told_by, written_by, day, place,
            consent, NoteId(find_story(desk, note).id) if note else NO_NOTE,
        )  # fmt: skip
        return taking.add_story(desk, group, story)

    _kept(held, session, cohort, do, as_json=as_json)


@add.command("choice")
@click.argument("story", metavar="STORY")
@click.option("--by", metavar="WHO", required=True, help="Who chose it.")
@click.option("--out-of", type=int, required=True, help="From how many stories.")
@click.option("--because", metavar="WORDS", required=True, help="Why this one.")
@click.option("--fed-back", metavar="WORDS", default="", help="To whom that was told, and when.")
@on_day
@as_json
@context
def add_choice(
    held: Context, story: str, by: str, out_of: int, because: str, fed_back: str, day: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Keep that a story was chosen: by whom, from how many, and why.

    STORY is its title or the beginning of its id. A chosen story is never told without these.
    """
    from l4pc_tui.core.record.names import NO_NOTE, NoteId
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_story

    with held.desk() as desk:
        found = find_story(desk, story)
        _say(
            taking.choose(
                desk, found.whom, change="" if found.of_note else found.id,
                note=NoteId(found.id) if found.of_note else NO_NOTE, by=by, out_of=out_of,
                because=because, day=day, fed_back=fed_back,
            ),
            as_json=as_json,
        )  # fmt: skip


@outcomes.command("mend")
@click.argument("story", metavar="STORY")
@click.option("--title", metavar="WORDS", default="", help="What it is called.")
@about_a_story
@click.option("--teller", metavar="PERSON", default="", help="Who told it: a name or an id.")
@on_day
@as_json
@context
def mend(held: Context, /, story: str, teller: str, as_json: bool, **words: str) -> None:
    """Put a story of change right: what is named here stands in the place of what was there.

    STORY is its title or the beginning of its id.
    """
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_story, find_typed
    from l4pc_tui.desk.people.who import find_person

    with held.desk() as desk:
        id = find_typed(desk, story)
        found = find_story(desk, id)
        who = find_person(desk, teller).id if teller else found.teller
        story_now = taking.Story(
            words["title"] or found.title, words["before"] or found.before,
            words["after"] or found.after, words["why"] or found.why,
            words["domain"] or found.domain, who, words["told_by"] or found.told_by,
            words["written_by"] or found.written_by, words["day"] or found.day,
            words["place"] or found.place, found.consent, found.note,
        )  # fmt: skip
        _say(taking.mend_story(desk, id, story_now), as_json=as_json)


@outcomes.command("consent")
@click.argument("story", metavar="STORY")
@click.argument("given", metavar="GIVEN", type=click.Choice([*map(str, Consent)]))
@as_json
@context
def consent(held: Context, story: str, given: str, as_json: bool) -> None:
    """Say what the teller of a story agrees to now; "withdrawn" takes it back.

    STORY is its title or the beginning of its id. GIVEN is anon, named, inside or withdrawn.
    """
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_typed

    with held.desk() as desk:
        _say(taking.consent_to(desk, find_typed(desk, story), given), as_json=as_json)


@outcomes.command("fed-back")
@click.argument("choice", metavar="CHOICE")
@click.argument("words", metavar="WORDS")
@as_json
@context
def fed_back(held: Context, choice: str, words: str, as_json: bool) -> None:
    """Say to whom it was told, and when, that a story was chosen.

    CHOICE is the beginning of its id, as l4pc outcomes show tells it.
    """
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_asked

    with held.desk() as desk:
        _say(taking.fed_back(desk, find_asked(desk, choice)[1], words), as_json=as_json)


@outcomes.command("remove")
@click.argument("what", metavar="WHAT")
@click.argument("row", metavar="[ROW]", default="")
@of_whom
@click.option("--point", type=click.Choice([*map(str, Point)]), default=str(Point.END),
              show_default=True, help="When the form was asked.")  # fmt: skip
@as_json
@context
def remove(
    held: Context, what: str, row: str, session: str, cohort: str, point: str, as_json: bool
) -> None:
    """Take a typed pulse, a choice of a story or somebody’s form away; undo brings it back.

    WHAT is the beginning of its id. A form is named by its measure and its ROW: l4pc outcomes
    remove then-now K7M --session ID. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.core.record.kinds import Kind
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_asked, find_form
    from l4pc_tui.desk.outcomes.whom import whom

    with held.desk() as desk:
        if row:
            if what not in tuple(map(str, Measure)):
                raise click.UsageError(f"“{what}” is no measure: then-now or framework.")
            group = whom(desk, session=session, cohort=cohort)
            kind, id = Kind.RATING, find_form(desk, group, Measure(what), point, row)
        else:
            kind, id = find_asked(desk, what)
        _say(taking.remove(desk, kind, id), as_json=as_json)


@outcomes.command("strike")
@click.argument("story", metavar="STORY")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@context
def strike(held: Context, story: str, yes: bool, as_json: bool) -> int:
    """Take a story’s words out of the file and its backups for good. It cannot be undone.

    STORY is its title or the beginning of its id. Without a terminal it needs --yes.
    """
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_typed
    from l4pc_tui.desk.session.any_notes import out_of_backups

    with held.desk() as desk:
        found = find_typed(desk, story)
        if not yes and not _sure("Take its words out of the file for good?"):
            warn("Nothing was changed. Add --yes to strike it.")
            return 1
        _say(taking.strike_story(desk, found), as_json=as_json)
        warn(*out_of_backups(desk))
    return 0


@outcomes.command("strike-evidence")
@of_whom
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@context
def strike_evidence(held: Context, session: str, cohort: str, yes: bool, as_json: bool) -> int:
    """Take the lines of evidence out of all forms and backups for good; the numbers stay.

    Of one session, or of a cohort with all its sessions. It cannot be undone. Without a terminal
    it needs --yes. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.whom import whom
    from l4pc_tui.desk.session.any_notes import out_of_backups

    with held.desk() as desk:
        group = whom(desk, session=session, cohort=cohort)
        if not yes and not _sure(f"Take every line of evidence of {group.called} out for good?"):
            warn("Nothing was changed. Add --yes to strike them.")
            return 1
        _say(taking.strike_evidence(desk, group), as_json=as_json)
        warn(*out_of_backups(desk))
    return 0


@outcomes.command("undo")
@context
def undo(held: Context) -> None:
    """Take back what you typed last of outcomes on this laptop, and say what it was."""
    from l4pc_tui.desk.outcomes import taking

    with held.desk() as desk:
        say(taking.undo(desk))


def _sure(asked: str) -> bool:
    """Whether somebody at a terminal says yes."""
    return sys.stdin.isatty() and click.confirm(asked, default=False, err=True)


def _kept(
    held: Context, session: str, cohort: str, do: Callable[[Desk, Whom], Taken], *, as_json: bool
) -> None:
    from l4pc_tui.desk.outcomes.whom import whom

    with held.desk() as desk:
        _say(do(desk, whom(desk, session=session, cohort=cohort)), as_json=as_json)


def _say(taken: Taken, *, as_json: bool) -> None:
    if as_json:
        say_json({"told": taken.told, "ids": list(taken.ids), "entries": len(taken.entries)})
    else:
        say(taken.told)
