"""A database that must not be written: its rights or those of its folder forbid it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from support.only_read import ANSWERS, SESSION, WISHES, it_is_read
from support.surroundings import Place, like_anybody

# All of them are asked and wished on a disk that is really read-only: tests/outside.
FEW = [("session", "show", SESSION), ("library", "list")]
SOME: dict[str, Any] = {"answers": {each: ANSWERS[each] for each in FEW}, "wishes": WISHES[:1]}


def test_a_file_whose_rights_forbid_writing_is_read_and_nothing_is_written(
    begun: Place, tmp_path: Path
) -> None:
    begun.database.chmod(0o400)
    it_is_read(replace(begun, first=like_anybody), tmp_path, "its rights forbid writing", **SOME)


def test_a_file_in_a_folder_that_nobody_may_write_to_is_read_and_nothing_is_written(
    begun: Place, tmp_path: Path
) -> None:
    begun.database.parent.chmod(0o500)
    try:
        it_is_read(
            replace(begun, first=like_anybody), tmp_path, "its folder lets nobody write", **SOME
        )
    finally:
        begun.database.parent.chmod(0o700)
