"""Everything that is held about somebody, ready to be handed to them: as values, words included."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceOf:
    """Where something came from. at: when it was said; taken: when it came into this file, ISO.

    by: who typed it, as they write their name; "" of whoever was erased. laptop: on which. files:
    the files that told it, or in which it came here.
    """

    at: str
    by: str
    laptop: str
    taken: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One entry that tells of somebody. entity: the journal's name of the thing.

    what: what it is, in a word or two. fields: each label with its words, others redacted.
    standing: "now", "earlier" for what was said before, "undone" where collecting it was, or
    "unsettled" for what was said here to settle a collect that was undone.
    """

    entity: str
    what: str
    fields: tuple[tuple[str, str], ...]
    standing: str
    source: SourceOf


@dataclass(frozen=True, slots=True)
class HeldPart:
    """Entries of one sort under their heading."""

    heading: str
    items: tuple[HeldItem, ...]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """How long somebody was at a session. minutes: None where they were not there."""

    session: str
    mark: str
    minutes: int | None
    basis: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """A file that left with something about somebody. what: what of them it holds, in words."""

    at: str
    to: str
    file: str
    what: str


@dataclass(frozen=True, slots=True)
class KeptUntil:
    """How long something is kept. until: an ISO day; "" where nobody has said. told: in words."""

    cohort: str
    what: str
    until: str
    told: str


@dataclass(frozen=True, slots=True)
class SubjectRecord:
    """Everything held about one person.

    ids: every id that was joined. at: when it was put together, ISO. joins: that these were typed
    as two people, if they were. restricted: how many restricted notes their sessions have.
    unclear: where texts name somebody who may be another of that name. recorded: how many entries
    somebody of that name typed. copies: where copies of the whole file lie, in words.
    """

    name: str
    ids: tuple[str, ...]
    at: str
    parts: tuple[HeldPart, ...]
    hours: tuple[HoursRow, ...]
    recipients: tuple[Recipient, ...]
    retention: tuple[KeptUntil, ...]
    restricted: int
    unclear: tuple[str, ...]
    recorded: int
    copies: tuple[str, ...]
