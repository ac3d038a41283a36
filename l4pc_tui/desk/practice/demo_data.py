"""Who and what the demo is about. Everybody and everything here is invented."""

from __future__ import annotations

from typing import NamedTuple

COHORT = "Lantern Valley cohort"
PROGRAMME = "the-right-thing-together"
DAYS = 4
"""How many of its sessions are planned already: the last day and the reunion are not."""
VENUE = "The Old Boathouse"


RULE = ("Chloe Teasel", "supported by", "Gwen Saffron")
"""Who stays with whom in groups."""


class Story(NamedTuple):
    """A story of change, as it is typed. chosen: by whom, from how many, why; nothing where it was
    not."""

    title: str
    before: str
    after: str
    why: str
    teller: str
    consent: str
    domain: str
    chosen: tuple[str, int, str] | None = None


class Held(NamedTuple):
    """A session that is over: marks other than here, lines as they were typed, who walked in.

    begins, ends: its pulses at the start and at Close, as typed. more: other pulses, each its
    measure and how it was answered. forms: whoever filled one in, and how it was then and now.
    stories: told in it. became: what became of what was promised before.
    """

    marks: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    walked: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    more: tuple[tuple[str, str], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    stories: tuple[Story, ...] = ()
    became: tuple[tuple[str, str], ...] = ()


FRAMEWORK: tuple[tuple[str, str, str], ...] = (
    ("Amina Marigold", "2 3 2 3", "3 3 3 3"), ("Ben Thimble", "3 3 3 4", "3 4 3 4"),
    ("Carys Acorn", "4 3 2 2", "4 4 3 3"), ("Dev Kettle", "2 2 2 4", "3 3 3 4"),
    ("Farah Juniper", "3 2 3 3", "3 3 3 3"), ("Hal Pebble", "3 3 - 3", "4 3 3 3"),
    ("Kit Rowan", "2 3 2 3", ""), ("Gwen Saffron", "", "4 4 4 4"),
)  # fmt: skip
"""Self-ratings at the start of the programme and half-way: two people filled in only one."""


SESSIONS: tuple[Held, ...] = (
    Held(
        (("Chidi Foxglove", "late"), ("Tom Larkspur", "sorry"), ("Rosa Sandpiper", "online")),
        (
            "Chairs in a ring, no tables. Quieter start than feared.",
            "+ the neighbour already has the key and the dog already knows her",
            '" I filled in the form twice so that nobody would ring me (anon)',
            "* it was never the form, it was the second signature",
            "? who decides what counts as urgent on a Friday",
            "^ time two visits to say the same thing",
            "! @Amina ask the panel chair what the second signature is for, by Friday, with @Ben",
            "! @Kit sit in on one review and only listen, by the next session, with @Lena",
        ),
        begins="0 1 4 6 3",
        ends="0 0 3 7 4 cards",
        more=(("heard", "0 0 4 7 3 slips"), ("energy", "0 2 4 6 2 slips")),
    ),
    Held(
        (("Hal Pebble", "late"), ("Chloe Teasel", "sorry"), ("Sam Willowherb", "online")),
        (
            "Two tables chose the same rule without knowing it.",
            '" we ask for the form because we ask for the form (anon)',
            "* nobody could say who had written it",
            "+ Gwen has run the Tuesday lunch for nine years without a policy",
            "~ the key safe: forty days → one phone call, because somebody asked who may say yes",
            "^ silo hospital discharge is not in the room",
            "? who owns transport after four o'clock",
            "! @Dev bring the visit rota to the next meeting and cross one line out, by Thursday",
            "! @Farah write down what a good Tuesday is, with @Ines, by the 14th",
            "% step two needs a second card for each table",
        ),
        ("Tim Larkspur",),
        begins="0 0 4 6 4",
        ends="0 0 1 7 5 slips",
        more=(("heard", "0 0 2 6 5 slips"), ("energy", "0 1 3 6 3 chat")),
        forms=(
            ("Amina Marigold", "3 4 2 3 / 4 5 4 4"),
            ("Ben Thimble", "4 4 3 2 / 4 4 4 3"),
            ("Carys Acorn", "4 3 3 4 / 5 4 4 5"),
            ("Chidi Foxglove", "2 3 2 2 / 4 4 3 3"),
            ("Dev Kettle", "3 3 3 3 / 4 4 3 4"),
            ("Ed Bracken", "4 4 4 3 / 4 4 4 4"),
            ("Farah Juniper", "3 3 2 - / 4 4 4 4"),
            ("Gwen Saffron", "5 5 4 4 / 5 5 5 5"),
            ("Hal Pebble", "3 4 2 2 / 3 3 3 2"),
            ("Ines Clover", "4 4 3 3 / 5 4 4 4"),
            ("Kit Rowan", "3 3 3 3 / 4 3 3 4"),
        ),
        stories=(
            Story(
                "The second signature",
                "Every review waited for a signature that nobody read.",
                "Amina asked what it was for; the chair struck it from the form.",
                "A rule that hurt people had no owner, and one question was enough.",
                "Amina Marigold",
                "named",
                "Open to new ideas",
                (
                    "the cohort, by a show of hands",
                    5,
                    "it began with asking and not with a new form",
                ),
            ),
            Story(
                "Tuesday lunch",
                "The lunch was counted as a risk.",
                "It is where new neighbours are sent first.",
                "She had been doing it for nine years, and was asked for the first time.",
                "Gwen Saffron",
                "anon",
                "Seeking co-production",
            ),
        ),
        became=(("the second signature", "done"), ("sit in on one review", "blocked time")),
    ),
)
