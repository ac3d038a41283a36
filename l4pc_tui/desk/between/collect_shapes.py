"""What programs read of collecting. Keys are added, and never renamed or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l4pc_tui.desk.between.collect import FileView, Look
    from l4pc_tui.desk.between.laptops import Sender, Untold
    from l4pc_tui.store.collecting import CollectRow

Shape = dict[str, Any]


def looked(found: Look) -> Shape:
    """What a collect would come to."""
    return {
        "files": [file(each) for each in found.files],
        "adds": list(found.together),
        "conflicts": [
            {
                "what": each.found.what, "session": each.session or None,
                "versions": [
                    {"choose": version.event, "told": version.told, "counts": version.counts}
                    for version in each.found.versions
                ],
            }
            for each in found.conflicts
        ],
        "proposals": [
            {
                "kind": str(each.kind), "one": each.one, "other": each.other, "what": each.what,
                "certain": each.certain,
                "compared": [
                    {"field": one.field, "one": one.one, "other": one.other,
                     "agrees": str(one.agrees)}
                    for one in each.compared
                ],
            }
            for each in found.proposals
        ],
    }  # fmt: skip


def file(view: FileView) -> Shape:
    """One file of it."""
    return {
        "file": view.file, "state": str(view.state), "who": view.who, "cohort": view.cohort,
        "sent": view.sent, "new": view.new, "known": view.known, "adds": list(view.adds),
        "wordless": view.wordless, "filled": view.filled, "waits": view.waits or None,
        "left_out": [{"line": each.line, "why": each.why} for each in view.left_out],
        "had": view.had or None, "refused": view.refused or None,
    }  # fmt: skip


def history(
    rows: tuple[CollectRow, ...], laptops: tuple[Sender, ...], silent: tuple[Untold, ...]
) -> Shape:
    """What was collected, newest first, and who has sent."""
    return {
        "collects": [
            {
                "collect": row.id, "at": row.at, "undone": row.undone or None,
                "settled": len(row.acts),
                "files": [
                    {"file": each.file, "who": each.actor, "cohort": each.cohort,
                     "sent": each.sent_at, "new": each.new, "left_out": each.left_out}
                    for each in row.files
                ],
            }
            for row in rows
        ],
        "laptops": [
            {"laptop": each.device, "who": list(each.who), "sent": each.sent or None,
             "newest": each.newest or None}
            for each in laptops
        ],
        "nothing_came": [
            {"session": each.session, "what": each.what, "who": list(each.who)} for each in silent
        ],
    }  # fmt: skip
