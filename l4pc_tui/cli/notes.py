"""Notes of any session, by the beginning of their ids: listed, mended, struck."""

from __future__ import annotations

import sys

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn, working
from l4pc_tui.core.live.notes.answers import CONSENT_SINCE
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.text.amounts import day_and_clock

of_session = click.option(
    "--session", "which", metavar="SESSION", required=True, help="Which session."
)
"""The option that says whose notes they are."""


@click.group(no_args_is_help=False)
def note() -> None:
    """Notes of a session, open, closed or long past: list, mend, consent, strike, open."""


@note.command("list")
@of_session
@as_json
@context
def list_notes(held: Context, which: str, as_json: bool) -> None:
    """List all notes of a session, each with its class. Restricted notes are left out.

    SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.session.any_notes import beginnings, notes_of

    with held.desk() as desk:
        notes = notes_of(desk, find_session(desk, which))
        told = shapes.found_notes(desk, notes)
    if as_json:
        say_json(told)
    elif not told:
        say("No notes yet.")
    else:
        shown = beginnings(notes)
        table(
            ("id", "at", "step", "kind", "class", "note"),
            (
                (shown[each["id"]], day_and_clock(each["at"]),
                 each["step"] or each["item"], each["kind"],
                 "consent withdrawn" if each["consent"] == Consent.WITHDRAWN else each["class"],
                 each["text"])
                for each in told
            ),
        )  # fmt: skip


@note.command("mend")
@of_session
@click.argument("beginning", metavar="NOTE")
@click.argument("words", metavar="WORDS")
@as_json
@context
def mend(held: Context, which: str, beginning: str, words: str, as_json: bool) -> None:
    """Put other words in the place of a note's.

    SESSION is the beginning of its id, or COHORT/DATE; NOTE is the beginning of a note's id. A
    mark before the WORDS gives the note another kind; without one it stays what it is.
    """
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.session.any_notes import find_note, mend_words

    with held.desk() as desk:
        row = find_session(desk, which)
        said = mend_words(desk, find_note(desk, row, beginning), words)
        if as_json:
            say_json(shapes.found_notes(desk, (find_note(desk, row, beginning),))[0])
        else:
            say(said)


@note.command("consent")
@of_session
@click.argument("beginning", metavar="NOTE")
@click.argument("given", metavar="GIVEN", type=click.Choice([each.typed for each in CONSENT_SINCE]))
@as_json
@context
def consent(held: Context, which: str, beginning: str, given: str, as_json: bool) -> None:
    """Say what the speaker of a quote or a story agrees to now; "withdrawn" takes it back.

    From then on no log and no pack has the words of a note whose consent is withdrawn, a bundle
    for the coordinator has them until it is struck, and it is said who was given them before. It can be given again. SESSION is the beginning of
    its id, or COHORT/DATE; NOTE is the beginning of a note's id.
    """
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.out.consent import who_had_it
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.session.any_notes import find_note, give_consent

    means = next(each.means for each in CONSENT_SINCE if each.typed == given)
    with held.desk() as desk:
        row = find_session(desk, which)
        found = find_note(desk, row, beginning)
        said = give_consent(desk, found.session, found.id, means)
        had = who_had_it(desk, found.session, found.id) if means == Consent.WITHDRAWN else ()
        if as_json:
            say_json(shapes.found_notes(desk, (find_note(desk, row, beginning),))[0])
            warn(*had)
        else:
            say(said, *had)


@note.command("strike")
@of_session
@click.argument("beginning", metavar="NOTE")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@context
def strike(held: Context, which: str, beginning: str, yes: bool, as_json: bool) -> int:
    """Take a note's words out of the file and its backups for good. It cannot be undone.

    SESSION is the beginning of its id, or COHORT/DATE; NOTE is the beginning of a note's id.
    Without a terminal it needs --yes.
    """
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.session.any_notes import find_note, named, out_of_backups, strike_note
    from l4pc_tui.desk.session.notes import strike_asked

    with held.desk() as desk:
        found = find_note(desk, find_session(desk, which), beginning)
        asked = strike_asked(named(desk, found))
        if not yes and not (sys.stdin.isatty() and click.confirm(asked, default=False, err=True)):
            warn("Nothing was changed. Add --yes to strike it.")
            return 1
        said = strike_note(desk, found.session, found.id)
        if as_json:
            say_json(shapes.struck_note(found))
        else:
            say(said)
        warn(*out_of_backups(desk))
    return 0


@note.command("open")
@of_session
@click.argument("beginning", metavar="[NOTE]", default="")
@context
def open_note(held: Context, which: str, beginning: str) -> None:
    """Show the words of a restricted note, for its passphrase; without NOTE list restricted notes.

    SESSION is the beginning of its id, or COHORT/DATE; NOTE is the beginning of a note's id. The
    passphrase is asked without showing it, or read from standard input where that is no terminal.
    """
    from l4pc_tui.desk import private
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.session.any_notes import beginnings, find_restricted, restricted_notes

    with held.desk() as desk:
        row = find_session(desk, which)
        if beginning:
            found = find_restricted(desk, row, beginning)
            say(
                private.read_words(
                    desk, found, asked_passphrase("Passphrase") if found.sealed else ""
                )
            )
            return
        notes = restricted_notes(desk, row)
    if not notes:
        say("No restricted notes.")
        return
    shown = beginnings(notes)
    table(
        ("id", "at", "told", "words"),
        (
            (
                shown[each.id],
                day_and_clock(each.at),
                each.told,
                "sealed" if each.sealed else "on paper",
            )
            for each in notes
        ),
    )


@click.group(no_args_is_help=False)
def private() -> None:
    """The passphrase that the words of restricted notes are sealed with."""


@private.command("set")
@context
def set_private(held: Context) -> None:
    """Set the passphrase, or change it. From then on “\\” asks for the words too, and seals them.

    Nobody can open them without it, and nothing else can: it is kept nowhere. “l4pc note open”
    asks for it. Needs l4pc with [private].
    """
    from l4pc_tui.desk import private as desk_private

    with held.desk(begins=True) as desk:
        old = asked_passphrase("Passphrase until now") if desk_private.is_set(desk) else ""
        new = asked_passphrase("New passphrase")
        if sys.stdin.isatty() and asked_passphrase("Once more") != new:
            raise click.UsageError("The two are not the same. Nothing was changed.")
        with working("Locking …"):
            said = desk_private.set_passphrase(desk, new, old)
    say(said)


def asked_passphrase(asked: str) -> str:
    """What is typed at a terminal without being shown; else the next line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt(asked, hide_input=True, err=True))
