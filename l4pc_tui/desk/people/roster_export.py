"""A cohort written out as a roster, which brings the same people wherever it is imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.people.enrolled import Enrolled, roles_of
from l4pc_tui.core.people.roster_table import roster_table, taken_for_one
from l4pc_tui.core.record.names import short
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.file_names import file_stem
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk

WORKBOOK = ".xlsx"
ENDINGS = (".csv", WORKBOOK)


def export_roster(desk: Desk, cohort: str, out: Path | None) -> tuple[str, ...]:
    """Write the roster of a cohort, without who has left by today, and say what was done.

    out: the file, CSV or .xlsx by its ending; None for a CSV file in this folder, named after the
    cohort. Another file that lies there stays. Raises Trouble.
    """
    from l4pc_tui.exchange.file_out import write_files
    from l4pc_tui.exchange.roster_out import to_csv, to_workbook

    found = find_cohort(desk, cohort)
    path = at_home(out) if out else Path(f"{_stem(desk, found)}-roster.csv")
    if path.suffix.lower() not in ENDINGS:
        raise refusal(
            f"A roster is written as CSV or XLSX, and “{clean_name(path.name)}” ends otherwise.",
            "Give it a name that ends in .csv or .xlsx.",
        )
    members = {each.person: each for each in desk.store.members(found.id)}
    now = today(desk)
    people = [
        Enrolled(each, members[each.id].facilitates, roles_of(each, members[each.id]))
        for each in desk.store.people(found.id)
        if not members[each.id].left or members[each.id].left > now
    ]
    table = roster_table(people, desk.store.links(found.id))
    content = to_workbook(table, found.name) if path.suffix.lower() == WORKBOOK else to_csv(table)
    with said_kindly():
        write_files({path: content}, known=())
    told = [f"{count(len(people), 'person', 'people')} of “{found.name}” in {path}."]
    if left := len(members) - len(people):
        told.append(f"{count(left, 'person who has', 'people who have')} left "
                    f"{'is' if left == 1 else 'are'} not in it.")  # fmt: skip
    told += [
        f"Nothing tells the people called {name} apart: give them an organisation or an e-mail, or "
        "an import takes them for one."
        for name in taken_for_one(people)
    ]
    return tuple(told)


def _stem(desk: Desk, cohort: Cohort) -> str:
    """The cohort's name as a file's; where another one's comes to the same, with what tells it."""
    stems = {each.id: file_stem(each.name, otherwise="cohort") for each in desk.store.cohorts()}
    stem = stems.pop(cohort.id)
    return f"{stem}-{short(cohort.id)}" if stem in stems.values() else stem
