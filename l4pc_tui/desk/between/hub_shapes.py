"""What programs read of a hub; keys may be added and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l4pc_tui.desk.between.hub import Carried, Shown

Shape = dict[str, Any]


def carried(done: Carried) -> Shape:
    """What a push to a hub or a pull from one did; refused: sentences."""
    return {
        "hub": done.hub, "new": done.new, "known": done.known, "filled": done.filled,
        "struck": done.struck, "withheld": done.withheld, "refused": list(done.reasons),
        "waits": done.waits or None,
    }  # fmt: skip


def shown(found: Shown) -> Shape:
    """What a hub holds, of which laptops. wordless: entries that were withheld or erased."""
    return {
        "hub": found.hub, "entries": found.entries, "wordless": found.wordless,
        "laptops": [
            {"device": each.device, "entries": each.entries, "highest": each.highest,
             "wordless": each.wordless}
            for each in found.laptops
        ],
    }  # fmt: skip
