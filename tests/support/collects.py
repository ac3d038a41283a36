"""Files of other laptops, looked at and taken in as a coordinator does."""

from __future__ import annotations

from pathlib import Path

from l4pc_tui.desk.between import collect
from l4pc_tui.desk.between.basket import basket
from l4pc_tui.desk.between.collect import Look, Taken
from l4pc_tui.desk.desk import Desk


def looked(desk: Desk, *files: Path) -> Look:
    with basket(files) as opened:
        return collect.look(desk, opened)


def taken(desk: Desk, *files: Path) -> Taken:
    with basket(files) as opened:
        return collect.take(desk, opened, collect.look(desk, opened))
