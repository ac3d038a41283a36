"""Who and what the demo is about. Everybody and everything here is invented."""

from __future__ import annotations

from typing import NamedTuple

COHORT = "Lantern Valley cohort"
PROGRAMME = "the-right-thing-together"
VENUE = "The Old Boathouse"


RULE = ("Chloe Teasel", "supported by", "Gwen Saffron")
"""Who stays with whom in groups."""


class Held(NamedTuple):
    """A session that is over: marks other than here, lines as they were typed, who walked in."""

    marks: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    walked: tuple[str, ...] = ()


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
    ),
)
