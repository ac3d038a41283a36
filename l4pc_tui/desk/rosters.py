"""Rosters: a file of people brought into a cohort, row by row, with nothing lost in silence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.nouns import Member, entity
from l4pc_tui.desk.cohorts import find_cohort

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
