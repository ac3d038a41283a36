"""Files for other laptops by command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.commands import Run


@pytest.fixture
def lantern(cohort: dict[str, Any], run: Run, tmp_path: Path) -> str:
    roster = tmp_path / "r.csv"
    roster.write_text("Name,Organisation\nAnn [/x] Lee,[bold]\nBo Nobody,\n", encoding="utf-8")
    assert run("roster", "import", roster, "--cohort", "Lantern").code == 0
    return str(cohort["name"])


def test_a_bundle_is_looked_at_written_and_not_written_twice(
    run: Run, lantern: str, tmp_path: Path
) -> None:
    looked = run("bundle", "--cohort", lantern, "--dry-run")
    assert looked.code == 0
    assert "entries of “Lantern”: 2 people." in looked.out
    assert "Nothing was written: this was a dry run." in looked.out
    asked = run("bundle")
    assert (asked.code, asked.err) == (1, "Nothing was written. Add --yes to write it.\n")
    assert list(tmp_path.glob("*.jsonl")) == []
    assert run("bundle", "--yes").out.splitlines()[-1].startswith("Written: ")
    (file,) = tmp_path.glob("lantern-*.jsonl")
    again = run("bundle", "--yes")
    assert again.code == 0
    assert "the coordinator has it all. --resend writes it again." in again.out
    assert list(tmp_path.glob("*.jsonl")) == [file]
    assert run("bundle", "--yes", "--resend", "-o", tmp_path / "x.jsonl").code == 0
    assert (tmp_path / "x.jsonl").exists()


def test_what_cannot_be_bundled_is_said_in_one_sentence(run: Run, tmp_path: Path) -> None:
    assert "there is nothing to hand over" in run("bundle", "--yes").err
    run("cohort", "new", "Lantern")
    for words, told in (
        (("--cohort", "Oak"), "There is no cohort called “Oak”."),
        (("--since", "soon"), "“soon” is no moment."),
        (("--since", "last"), "Nothing was handed over yet."),
        (("--since", "2099-01-01"), "Nothing was recorded since then"),
    ):
        done = run("bundle", "--yes", *words)
        assert done.code != 0
        assert told in done.err
    assert list(tmp_path.glob("*.jsonl")) == []
