"""Stories of change as people type them, and who chose them: one function for each thing that a
person can do. Each is one act, which ``taking.undo`` takes back; only what was struck is gone for
good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.outcomes.words import one_of
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import NO_NOTE, NO_PERSON, NoteId, PersonId
from l4pc_tui.core.record.nouns import Consent, entity
from l4pc_tui.core.record.outcome_nouns import Change, Chosen
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.desk.outcomes.keeping import MOST, WORDS_LIMIT, Taken, kept, said
from l4pc_tui.desk.outcomes.whom import Whom, asked_on
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.measured import Measured

TITLE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Story:
    """A story of change as it is typed. teller: a person's id, or ""; told_by: in words."""

    title: str
    before: str = ""
    after: str = ""
    why: str = ""
    domain: str = ""
    teller: PersonId = NO_PERSON
    told_by: str = ""
    written_by: str = ""
    day: str = ""
    place: str = ""
    consent: str = ""
    note: NoteId = NO_NOTE


def add_story(desk: Desk, group: Whom, story: Story) -> Taken:
    """Keep a story of change. Raises Trouble for one without a title or without what became."""
    made = _change(desk, Change(desk.new_id(), "", group.cohort, group.session), group, story)
    return kept(desk, _of_consent(made), said(desk, made))


def mend_story(desk: Desk, id: str, story: Story) -> Taken:
    """Put a story right: it is from now on as it is typed here."""
    held = _story(desk, id)
    group = Whom(held.cohort, held.session, "", held.cohort, held.day)
    made = _change(desk, held, group, story)
    if made == held:
        return Taken("It was so already.", (id,))
    return kept(desk, _of_consent(made), said(desk, made))


def consent_to(desk: Desk, id: str, consent: str) -> Taken:
    """Keep what a story's teller agreed to. Raises Trouble for what is no consent."""
    held = _story(desk, id)
    made = replace(held, consent=_consent(consent))
    return kept(desk, _of_consent(made), said(desk, made) if made != held else [])


def strike_story(desk: Desk, id: str) -> Taken:
    """Take a story's words out of the file for good: it cannot be undone."""
    held = _story(desk, id)
    entry = desk.store.entry(
        "erase", entity(Kind.CHANGE, id), None, actor=desk.actor, subject=held.teller or None
    )
    return kept(desk, "Its words are out of the file for good.", [entry])


def choose(
    desk: Desk, group: Whom, *, change: str = "", note: NoteId = NO_NOTE, by: str, out_of: int,
    because: str, day: str = "", fed_back: str = "",
) -> Taken:  # fmt: skip
    """Keep that a story was chosen: by whom, from how many, and why. Raises Trouble where one of
    the three is missing: a chosen story is never shown without them."""
    if bool(change) == bool(note):
        raise refusal("Which story was chosen?", "Name one.")
    if change:
        _story(desk, change)
    who, why = clean_name(by, TITLE_LIMIT), clean_name(because, WORDS_LIMIT)
    if not who or not why or not 1 <= out_of <= MOST:
        raise refusal(
            "A choice needs who chose, from how many stories, and because of what.",
            "For example: chosen by the cohort, 1 of 7, because it shows what a visit can be.",
        )
    chosen = Chosen(
        desk.new_id(), change, note, group.cohort, group.session, who, out_of, why,
        asked_on(desk, group, day), clean_name(fed_back, TITLE_LIMIT),
    )  # fmt: skip
    return kept(desk, f"Kept: {one_of(out_of, who, why)}.", said(desk, chosen))


def fed_back(desk: Desk, id: str, told: str) -> Taken:
    """Keep to whom it was told, and when, that a story was chosen."""
    held = next((each for each in _everything(desk).chosen if each.id == id), None)
    if held is None:
        raise refusal("That choice is not there.", "l4pc outcomes show tells what is.")
    made = replace(held, fed_back=clean_name(told, TITLE_LIMIT))
    return kept(desk, "Kept.", said(desk, made) if made != held else [])


# Within


def _change(desk: Desk, held: Change, group: Whom, story: Story) -> Change:
    title, _ = keep_name(story.title, TITLE_LIMIT, "The title")
    after = clean_name(story.after, WORDS_LIMIT)
    if not title or not after:
        raise refusal("A story needs a title, and what is different now.")
    return replace(
        held, title=title, domain=clean_name(story.domain, TITLE_LIMIT),
        before=clean_name(story.before, WORDS_LIMIT), after=after,
        why=clean_name(story.why, WORDS_LIMIT), teller=story.teller,
        told_by="" if story.teller else clean_name(story.told_by, TITLE_LIMIT),
        written_by=clean_name(story.written_by, TITLE_LIMIT) or desk.actor,
        day=asked_on(desk, group, story.day), place=clean_name(story.place, TITLE_LIMIT),
        consent=_consent(story.consent), note=story.note,
    )  # fmt: skip


def _of_consent(story: Change) -> str:
    if not story.consent:
        return "Kept. Its teller was not asked for consent yet: it stays with the team."
    return f"Kept. Its teller’s consent: {CONSENTS[Consent(story.consent)]}."


def _consent(consent: str) -> str:
    if consent and consent not in tuple(map(str, Consent)):
        known = ", ".join(map(str, Consent))
        raise refusal(f"“{clean_name(consent, 40)}” is no consent.", f"It is one of: {known}.")
    return consent


def _story(desk: Desk, id: str) -> Change:
    held = next((each for each in _everything(desk).changes if each.id == id), None)
    if held is None:
        raise refusal("That story is not there.", "l4pc outcomes show tells what is.")
    return held


def _everything(desk: Desk) -> Measured:
    return desk.store.measured(
        [each.id for each in desk.store.cohorts()],
        [each.session.id for each in desk.store.sessions()],
    )
