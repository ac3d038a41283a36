"""Stories of change on the command line: typed, chosen, put right, struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.out.outcomes import F, is_sure, kept_of, of_whom, on_day, one_of, say_taken
from l4pc_tui.cli.output import warn
from l4pc_tui.core.record.nouns import Consent

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.keeping import Taken
    from l4pc_tui.desk.outcomes.whom import Whom


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


@click.command("story")
@click.argument("title", metavar="TITLE")
@of_whom
@about_a_story
@click.option("--teller", metavar="PERSON", default="", help="Who told it: a name or an id.")
@one_of("--consent", Consent, "What they agreed to.")
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
        from l4pc_tui.desk.outcomes import stories
        from l4pc_tui.desk.outcomes.finding import find_story
        from l4pc_tui.desk.people.who import find_person

        story = stories.Story(
            title, before, after, why, domain,
            find_person(desk, teller).id if teller else NO_PERSON, told_by, written_by, day, place,
            consent, NoteId(find_story(desk, note).id) if note else NO_NOTE,
        )  # fmt: skip
        return stories.add_story(desk, group, story)

    kept_of(held, session, cohort, do, as_json=as_json)


@click.command("choice")
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
    from l4pc_tui.desk.outcomes import stories
    from l4pc_tui.desk.outcomes.finding import find_story

    with held.desk() as desk:
        found = find_story(desk, story)
        say_taken(
            stories.choose(
                desk, found.whom, change="" if found.of_note else found.id,
                note=NoteId(found.id) if found.of_note else NO_NOTE, by=by, out_of=out_of,
                because=because, day=day, fed_back=fed_back,
            ),
            as_json=as_json,
        )  # fmt: skip


@click.command("mend")
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
    from l4pc_tui.desk.outcomes import stories
    from l4pc_tui.desk.outcomes.finding import find_story, find_typed
    from l4pc_tui.desk.people.who import find_person

    with held.desk() as desk:
        id = find_typed(desk, story)
        found = find_story(desk, id)
        who = find_person(desk, teller).id if teller else found.teller
        story_now = stories.Story(
            words["title"] or found.title, words["before"] or found.before,
            words["after"] or found.after, words["why"] or found.why,
            words["domain"] or found.domain, who, words["told_by"] or found.told_by,
            words["written_by"] or found.written_by, words["day"] or found.day,
            words["place"] or found.place, found.consent, found.note,
        )  # fmt: skip
        say_taken(stories.mend_story(desk, id, story_now), as_json=as_json)


@click.command("consent")
@click.argument("story", metavar="STORY")
@click.argument("given", metavar="GIVEN", type=click.Choice([*map(str, Consent)]))
@as_json
@context
def consent(held: Context, story: str, given: str, as_json: bool) -> None:
    """Say what the teller of a story agrees to now; "withdrawn" takes it back.

    STORY is its title or the beginning of its id. GIVEN is anon, named, inside or withdrawn.
    """
    from l4pc_tui.desk.outcomes import stories
    from l4pc_tui.desk.outcomes.finding import find_typed

    with held.desk() as desk:
        say_taken(stories.consent_to(desk, find_typed(desk, story), given), as_json=as_json)


@click.command("fed-back")
@click.argument("choice", metavar="CHOICE")
@click.argument("words", metavar="WORDS")
@as_json
@context
def fed_back(held: Context, choice: str, words: str, as_json: bool) -> None:
    """Say to whom it was told, and when, that a story was chosen.

    CHOICE is the beginning of its id, as l4pc outcomes show tells it.
    """
    from l4pc_tui.desk.outcomes import stories
    from l4pc_tui.desk.outcomes.finding import find_asked

    with held.desk() as desk:
        say_taken(stories.fed_back(desk, find_asked(desk, choice)[1], words), as_json=as_json)


@click.command("strike")
@click.argument("story", metavar="STORY")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@context
def strike(held: Context, story: str, yes: bool, as_json: bool) -> int:
    """Take a story’s words out of the file and its backups for good. It cannot be undone.

    STORY is its title or the beginning of its id. Without a terminal it needs --yes.
    """
    from l4pc_tui.desk.outcomes import stories
    from l4pc_tui.desk.outcomes.finding import find_typed
    from l4pc_tui.desk.session.any_notes import out_of_backups

    with held.desk() as desk:
        found = find_typed(desk, story)
        if not yes and not is_sure("Take its words out of the file for good?"):
            warn("Nothing was changed. Add --yes to strike it.")
            return 1
        say_taken(stories.strike_story(desk, found), as_json=as_json)
        warn(*out_of_backups(desk))
    return 0


TO_ADD, OTHERS = (add_story, add_choice), (mend, consent, fed_back, strike)
"""The commands of stories, by the group that each belongs to."""
