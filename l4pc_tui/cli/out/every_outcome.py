"""The group of outcomes with all its commands, which lie in several modules."""

from __future__ import annotations

from l4pc_tui.cli.out.outcomes import add, outcomes
from l4pc_tui.cli.out.outcomes_files import form, import_forms
from l4pc_tui.cli.out.outcomes_shown import show
from l4pc_tui.cli.out.outcomes_stories import OTHERS, TO_ADD

for command in (show, form, import_forms, *OTHERS):
    outcomes.add_command(command)
for told in TO_ADD:
    add.add_command(told)

__all__ = ["outcomes"]
