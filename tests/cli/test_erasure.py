"""Somebody is erased, as it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.commands import Run

from l4pc_tui.cli.erasure import _still


@pytest.mark.usefixtures("cohort")
def test_a_coordinator_looks_first_then_erases_and_has_it_in_writing(
    run: Run, tmp_path: Path
) -> None:
    run("person", "add", "Zebedee Quillfeather", "--cohort", "Lantern", "--email", "z@example.org")
    run("backup")
    looked = run("erase", "zebedee quillfeather", "--dry-run", "--json").json
    assert (looked["erased"], looked["records"]) == (False, {"member": 1, "person": 1})
    asked = run("erase", looked["person"][:8])
    assert asked.code == 1
    assert "Erasing Zebedee Quillfeather takes the words out of" in asked.err
    assert "Nothing was changed. Add --yes to erase." in asked.err
    certificate = tmp_path / "certificate.txt"
    done = run("erase", looked["person"][:8], "--yes", "--redact", "all", "-o", certificate)
    assert done.code == 0
    assert "1 backup written anew without it." in done.out
    written = certificate.read_text(encoding="utf-8")
    assert "byte by byte" in written
    assert "Zebedee" not in done.out + written
    again: Any = run("erase", looked["person"], "--yes")
    assert (again.code, "erased before" in again.err) == (2, True)


@pytest.mark.usefixtures("cohort")
def test_nobody_is_erased_where_the_certificate_could_not_be_written(
    run: Run, tmp_path: Path
) -> None:
    run("person", "add", "Zebedee Quillfeather", "--cohort", "Lantern")
    other = tmp_path / "other.txt"
    other.write_text("mine", encoding="utf-8")
    for out in (tmp_path / "none" / "certificate.html", other):
        asked: Any = run("erase", "zebedee quillfeather", "--yes", "-o", out)
        assert asked.code == 2
    assert other.read_text(encoding="utf-8") == "mine"
    assert "Zebedee Quillfeather" in run("person", "list").out


def test_what_waits_has_no_certificate_and_what_is_left_of_it_is_told(run: Run) -> None:
    refused: Any = run("erase", "--waiting", "-o", "certificate.txt")
    assert (refused.code, "--waiting writes none" in refused.err) == (2, True)
    assert _still(2, 2) == "Nothing was changed. Add --yes to erase all of these here too."
    assert _still(1, 2) == "1 of 2 still waits. Add --yes to erase it here too."
