"""Texts for those who are told no names: which of them name nobody that the record knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.people.named import named

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


def nameless(desk: Desk) -> Callable[[str], str | None]:
    """What gives a text that names nobody, and None for one that may: it then stays out.

    Nobody: no person of any cohort, nobody who ever wrote anything here, nobody behind an @.
    """
    people = desk.store.people()
    names = (name for each in people for name in (each.name, each.display_name) if name)
    held = tuple(dict.fromkeys((*names, *filter(None, desk.store.actors().values()))))
    everybody = named(held, tuple(each.email for each in people if each.email))
    return lambda text: None if everybody.is_in(text) else text
