"""What can be answered to a question, and by which letter: one table for each, in every face.

A face with keys takes the letter as a key; one with lines takes it, or the whole word, at the
beginning of a line. A letter of "" is Enter alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.live.notes.commitments import BARRIERS
from l4pc_tui.core.record.nouns import Outcome, Presence


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    letter: the key, or the letter that a line begins with. means: what it stands for in the record.
    word: its name in a list of keys. told: what it does, as a sentence without its full stop.
    typed: what stands behind the letter where the answers are listed in a line.
    asks: what is asked besides, "" for nothing; needed: whether that must have an answer.
    says: how it answers the question of Close, in words.
    """

    letter: str
    means: str
    word: str
    told: str
    typed: str
    asks: str = ""
    needed: bool = False
    says: str = ""


def by_first_letter(words: Iterable[str], told: str) -> tuple[Answer, ...]:
    """An answer for each word, by its first letter; ``told``: what each says, before the word."""
    return tuple(Answer(word[0], word, word, f"{told} {word}", word) for word in words)


PARKED = (
    Answer("t", "taken", "Taken", "Somebody takes the parked item: who?", "and who takes it",
           asks="Who takes it?", says="somebody takes it"),
    Answer("d", "dropped", "Dropped", "Nobody needs to take the parked item up", "dropped",
           says="nobody needs to"),
    Answer("l", "open", "Left open", "The parked item stays open: why?", "and why it stays open",
           asks="Why does it stay open?", needed=True, says="it stays open"),
)  # fmt: skip
"""What becomes of a parked item."""

CONSENT = (
    Answer("a", "anon", "Anonymous", "The speaker agrees, without their name", "anonymous",
           says="yes, without a name"),
    Answer("n", "named", "Named", "The speaker agrees, with their name", "named",
           says="yes, with a name"),
    Answer("k", "inside", "Keep inside", "These words stay with the team", "keep inside",
           says="no, keep it inside"),
)  # fmt: skip
"""Whether a speaker's words may leave the room."""

CONSENT_SINCE = (
    *CONSENT,
    Answer(
        "w",
        "withdrawn",
        "Withdrawn",
        "The speaker takes it back: no file has these words from now on",
        "withdrawn",
    ),
)
"""What becomes of a speaker's consent later."""

UNCAUGHT = (
    Answer("l", "leave", "Leave it", "This stays uncaught; Close does not ask again", "leaves it",
           says="leave it"),
)  # fmt: skip
"""What a place asked to be caught, and is not: besides catching it after all."""

FOLLOW = (
    Answer("d", Outcome.DONE, "Done", "The commitment is done", "done"),
    Answer("s", Outcome.STARTED, "Started", "The commitment is started", "started"),
    Answer("c", Outcome.CHANGED, "Changed", "The commitment is changed", "changed"),
    Answer("b", Outcome.BLOCKED, "Blocked", f"Something is in the way: {', '.join(BARRIERS)}",
           f"and what blocks it ({', '.join(BARRIERS)})", asks="What is in the way?", needed=True),
)  # fmt: skip
"""What became of an earlier commitment."""

BARRIER = by_first_letter(BARRIERS, "In the way is")
"""What blocks it."""

AWAY = (
    Answer("", "on", "It went on", "The room went on meanwhile", "it went on"),
    Answer("p", "waited", "It waited", "The room waited meanwhile", "it waited"),
)
"""Whether the room went on while nobody was at the console."""

LOW_PULSE = (
    Answer("", "pause", "Pause", "Everybody pauses for five minutes", "a pause of five minutes"),
    Answer("b", "plan-b", "Plan B", "Everybody takes plan B now", "plan B for everybody"),
)
"""What a low pulse asks for first. Nobody is named, and how many were low is not told."""

ROOMS = (
    Answer("g", "on", "All go on", "All go on here", "all go on here"),
    Answer("t", "two", "Two rooms", "This room goes on, and plan B is beside it", "two rooms"),
    Answer("b", "plan-b", "Plan B", "Everybody takes plan B", "plan B for everybody"),
)
"""How it goes on after that pause."""

LEAVING = (
    Answer(
        "w", "waits", "it waits", "It waits, and the clock stops", "it waits, and the clock stops"
    ),
    Answer("g", "on", "it goes on", "It goes on without you", "it goes on without you"),
)
"""What a session does while it is left."""

REHEARSED = (Answer("", "on", "it ends", "It ends, and says what it showed", "it ends"),)
"""What a rehearsal does when it is left."""

OTHER_DAY = (
    Answer("t", "today", "Move it to today", "It is moved to today, and starts",
           "moves it to today and starts"),
    Answer("a", "as it is", "As it is", "It starts, and its date stays", "starts it as it is"),
)  # fmt: skip
"""What is meant by starting a session that is planned for another day."""

MARKS = (
    Answer("h", Presence.HERE, "Here", "Mark the person here", "here"),
    Answer("l", Presence.LATE, "Late", "Mark the person late", "late"),
    Answer("o", Presence.ONLINE, "Online", "Mark the person online", "online"),
    Answer("s", Presence.SORRY, "Sorry", "Mark the person sorry", "sorry"),
    Answer("x", Presence.ABSENT, "Absent", "Mark the person absent", "absent"),
    Answer("e", Presence.LEFT_EARLY, "Left", "Left early, just now", "left"),
)
"""A person's mark on the register."""


def heard(answers: Sequence[Answer], line: str) -> tuple[Answer | None, str]:
    """Which of the answers a typed line gives, by its letter or its word, and what stands behind.

    A word may be cut short as long as it means one answer alone.
    """
    first, _, rest = line.strip().partition(" ")
    said = first.casefold()
    found = [each for each in answers if said == each.letter]
    if not found and len(said) > 1:
        found = [each for each in answers if each.word.casefold().startswith(said)]
    return (found[0] if len(found) == 1 else None), rest.strip()


def listed(answers: Iterable[Answer]) -> str:
    """The answers in a line: "a anonymous, n named, k keep inside"."""
    return ", ".join(f"{each.letter or 'Enter'} {each.typed}" for each in answers)
