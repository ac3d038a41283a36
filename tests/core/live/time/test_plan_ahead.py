"""The plan changed before the start: the same as while it runs, and the plan that one is led by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st
from support.live import NINE, ZONE, Table, fixed, item, lay
from support.plans import Found, plans

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.run import replay
from l4pc_tui.core.live.sheet.as_plan import as_plan
from l4pc_tui.core.live.sheet.carried import carried
from l4pc_tui.core.live.sheet.changes import FINISH, changed
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise


@dataclass(frozen=True)
class Change:
    """A change of the plan; ``item`` and ``n`` choose among what there is."""

    name: str
    item: int
    n: int


CHANGES = st.lists(
    st.builds(
        Change,
        st.sampled_from(("skip", "skip step", "restore", "insert", "exercise", "move", "take",
                         "take step", "lock", "unlock", "finish")),
        st.integers(1, 9), st.integers(0, 60),
    ),
    max_size=7,
)  # fmt: skip


def wished(table: Table, change: Change) -> rules.Ruling | Proposal:
    """What comes of a change of an item that no group is at from the start."""
    sheet, run, n = table.sheet, table.run, change.n
    item = sheet.items[1 + change.item % (len(sheet.items) - 1)]
    stops = sheet.stops_of(item)
    step, at = stops[n % len(stops)].id, NINE + (60 + 3 * n) * 60
    match change.name:
        case "skip":
            return plan_changes.skip(sheet, run, item.id)
        case "skip step":
            return plan_changes.skip(sheet, run, step)
        case "restore":
            return plan_changes.restore(sheet, run, item.id)
        case "insert":
            return plan_changes.insert(sheet, run, "Walk", 60 + 60 * n, after=item.id)
        case "exercise":
            return plan_changes.insert(
                sheet, run, "Whose rule?", 0, after=item.id, exercise="whose-rule", sha="abc"
            )
        case "move":
            return plan_changes.move(sheet, run, item.id, 1 if n % 2 else -1)
        case "take":
            return plan_changes.take(sheet, run, item.id, 60 + 60 * n)
        case "take step":
            return plan_changes.take(sheet, run, step, 60 + 60 * n)
        case "unlock":
            return time_changes.unlock(sheet, run, item.id)
        case _:
            key = FINISH if change.name == "finish" else item.id
            return time_changes.lock(sheet, run, key, at, table.now, ZONE)


def drawn(sheet: Sheet) -> list[object]:
    """What stands on a run sheet, but for when it was planned."""
    items = [(item.id, item.name, item.lock, item.length, item.out) for item in sheet.items]
    stops = [(stop.id, stop.item, stop.span.ideal, stop.out) for stop in sheet.stops]
    return [sheet.finish, items, stops]


def new(found: Found) -> Table:
    """A session of a random plan that has not begun."""
    plan, held = found
    return Table(plan=lay(plan, *(held or (Exercise("none", "None", ""),))))


@given(plans(), CHANGES)
def test_changed_then_started_is_started_then_changed(found: Found, changes: list[Change]) -> None:
    before, after = new(found), new(found)
    after.start()
    for change in changes:
        one, two = wished(before, change), wished(after, change)
        # Before the start more may be moved and left out: what has begun is behind nobody yet.
        if isinstance(one, rules.Refused) or isinstance(two, rules.Refused):
            continue
        if change.name == "move" and one.answer.data != two.answer.data:  # type: ignore[union-attr]
            continue
        before.do(one)
        after.do(two)
        assert drawn(before.sheet) == drawn(after.sheet)
    before.start()
    assert drawn(before.sheet) == drawn(after.sheet)
    assert before.run.at == after.run.at


@given(plans(), CHANGES)
def test_a_change_is_what_one_is_measured_by_and_one_undo_takes_it_back(
    found: Found, changes: list[Change]
) -> None:
    table = new(found)
    for change in changes:
        before = table.sheet
        if isinstance(table.do(wished(table, change)), rules.Refused):
            continue
        table.undo()
        assert drawn(table.sheet) == drawn(before)
        table.do(wished(table, change))
    sheet = table.sheet
    for stop in sheet.stops:
        assert stop.planned == (0 if stop.out else stop.span.ideal)
        assert stop.put_in == 0
    cursor = sheet.starts
    for each in sheet.items:
        cursor = cursor if each.lock is None else each.lock
        assert each.starts == cursor
        cursor = each.ends
    assert table.run == replay(table.room.moves)


@given(plans(), CHANGES)
def test_the_plan_as_changed_says_what_its_run_sheet_says(
    found: Found, changes: list[Change]
) -> None:
    table = new(found)
    for change in changes:
        if change.name != "exercise":  # Of that one there is no file here.
            table.do(wished(table, change))
    told = as_plan(found[0], table.sheet, table.run.changes)
    going = [item for item in table.sheet.items if not item.out]
    # Of an exercise without steps there is one line; what is laid out anew is the same.
    again = lay(told, *found[1]) if found[1] else lay(told)
    assert [item.length for item in again.items] == [item.length for item in going]
    assert [item.name for item in again.items] == [item.name for item in going]
    assert [item.lock for item in again.items] == [item.lock for item in going]
    if told.finish is not None:
        assert again.finish == table.sheet.finish


@given(plans(), CHANGES, st.integers(0, 7))
def test_every_change_is_carried_over_to_a_version_with_one_item_more(
    found: Found, changes: list[Change], place: int
) -> None:
    table = new(found)
    for change in changes:
        table.do(wished(table, change))
    # As they are read, no two items have one id.
    plan = replace(
        found[0], items=tuple(replace(i, id=f"{i.id}-{n}") for n, i in enumerate(found[0].items))
    )
    place %= len(plan.items) + 1
    news = item("Activity", fixed(5), what="News", id="news", place=Place.SURFACE)
    newer = replace(plan, items=(*plan.items[:place], news, *plan.items[place:]))
    base = new((newer, found[1])).plan
    over = carried(table.run.changes, (plan, table.plan), (newer, base))
    assert over.lost == ()
    assert changed(table.run.changes, over.data).inserted == table.run.changes.inserted
    shown = replan(
        base, changed(table.run.changes, {**over.data, "verb": Verb.NEW_PLAN}), table.laid
    )
    kept = [item for item in shown.items if item.name != "News"]
    assert [(i.name, i.length, i.out, i.lock) for i in kept] == [
        (i.name, i.length, i.out, i.lock) for i in table.sheet.items
    ]
