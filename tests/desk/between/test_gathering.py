"""Files on the table: what is looked at next takes their place only where it can be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import House
from support.laptops import written
from support.sealed import note

from l4pc_tui.desk.between.gathering import Gathering
from l4pc_tui.desk.trouble import Trouble


def test_a_path_that_is_mistyped_leaves_on_the_table_what_lay_there(
    bare: House, tmp_path: Path
) -> None:
    table = Gathering(bare.desk())
    file = written(tmp_path / "dana.jsonl", [note(1)])
    before = table.lay((file,))
    for paths, identity in (((tmp_path / "dann.jsonl",), None), ((file,), tmp_path / "id.txt")):
        with pytest.raises(Trouble, match="is not there"):
            table.lay(paths, identity)
        assert table.picture() == before
    table.clear()
