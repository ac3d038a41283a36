"""Invented people for what is only pretended: the demo, and rehearsals without a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.record.nouns import Member, Person, entity
from l4pc_tui.desk.demo_data import PEOPLE

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.desk.desk import Desk


def pretend_people(desk: Desk, cohort: str) -> list[Entry]:
    """The entries that make the invented people members of a cohort; the first facilitates."""
    entries = []
    for number, (name, organisation, roles) in enumerate(PEOPLE):
        person = Person(desk.new_id(), name, organisation=organisation, roles=roles)
        member = Member(f"{cohort}/{person.id}", cohort, person.id, number == 0)
        names = entity("person", person.id), entity("member", cohort, person.id)
        for named, data in zip(names, (person.data(), member.data()), strict=True):
            entries.append(
                desk.store.entry("put", named, data, actor=desk.actor, subject=person.id)
            )
    return entries
