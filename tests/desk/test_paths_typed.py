"""A path that was dragged into the terminal is the file that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from l4pc_tui.desk.paths import typed_path

MEANT = Path("/tmp/a roster (1).csv")


@pytest.mark.parametrize(
    "words",
    ["/tmp/a roster (1).csv", "'/tmp/a roster (1).csv'", '"/tmp/a roster (1).csv" ',
     "/tmp/a\\ roster\\ \\(1\\).csv", "file:///tmp/a%20roster%20(1).csv",
     "file://localhost/tmp/a%20roster%20%281%29.csv", " /tmp/a roster (1).csv\n"],
)  # fmt: skip
def test_quotes_backslashes_and_file_addresses_are_read(words: str) -> None:
    assert typed_path(words) == MEANT


def test_a_file_of_that_very_name_is_meant_first(tmp_path: Path) -> None:
    odd = tmp_path / "'odd\\ name'.csv"
    odd.touch()
    assert typed_path(str(odd)) == odd


def test_home_is_home_and_nothing_is_nothing() -> None:
    assert typed_path("~/x.csv") == Path.home() / "x.csv"
    assert typed_path("  ") == Path()
