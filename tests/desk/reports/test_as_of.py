"""What is told of an earlier moment, and how a moment is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import House
from support.oak import FIRST, OAK, people

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.people.erasing import all_of, write
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.reports.as_of import as_of
from l4pc_tui.desk.workbooks.writing import export_scope


@pytest.mark.parametrize("how", ["md", "jsonl", "xlsx"])
def test_after_an_erasure_an_earlier_moment_is_written_without_the_words(
    laptop: House, tmp_path: Path, how: str
) -> None:
    desk = laptop.desk()
    moment = desk.now()
    laptop.clock.now += 60
    gone = look(desk, people(desk)[0])
    write(desk, gone, all_of(gone))
    laptop.clock.now += 60
    with as_of(desk, moment) as past:
        scope = scope_of(past, session=f"{OAK}/{FIRST}")
        written = export_scope(
            desk, scope, how, Profile.FACILITATOR, out=tmp_path / f"then.{how}", past=past
        )
    assert gone.name.encode() not in written.path.read_bytes()
