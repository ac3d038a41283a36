"""What an entry says in figures alone: kept where its words go, so that an earlier moment counts as
it did."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.notes.left_open import consent
from l4pc_tui.core.live.notes.sorts import sort
from l4pc_tui.core.record.entry import Data
from l4pc_tui.core.record.erased import stays
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.mentions import TEXTS
from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.record.reading import kind_of, noun

_OF_OTHERS = (Kind.LINK, Kind.ROW)
"""What says nothing but who belongs to whom, or who a row was: no figure is made of it."""


def outline(entity: str, data: Data | None) -> Data | None:
    """What an entry says without any words. None where nothing of it is a figure."""
    kind, thing = kind_of(entity), noun(entity, data)
    if kind is None or thing is None or kind in _OF_OTHERS:
        return None
    if (left := stays(thing)) is not None:
        return left.data()
    if isinstance(thing, Note):
        # What is read from its words is no word any more.
        thing = replace(thing, sort=sort(thing), consent=consent(thing), sealed="")
    left = replace(thing, **{name: type(getattr(thing, name))() for name in TEXTS[kind]})
    return left.data()
