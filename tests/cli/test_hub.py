"""The hub's commands where there is no hub; on a real server they are tried in tests/outside."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from support.commands import Run


@pytest.mark.parametrize("word", ["begin", "push", "pull", "show"])
def test_without_the_extra_it_is_said_how_to_get_it(
    run: Run, cohort: dict[str, Any], monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    assert cohort["name"] == "Lantern"
    monkeypatch.setitem(sys.modules, "psycopg", None)
    done = run("hub", word, "postgresql://mo@/hub")
    assert done.code == 2
    assert "A hub needs psycopg, which is not installed." in done.err
    assert "pip install 'l4pc-tui[hub]'" in done.err


def test_where_no_server_answers_that_is_said_and_the_password_is_not(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    done = run("hub", "push", f"postgresql://mo:some-secret@/hub?host={quote(str(tmp_path))}")
    assert done.code == 2
    assert f"No hub answers at postgresql://mo@/hub?host={tmp_path}" in done.err
    assert "some-secret" not in done.out + done.err


def test_what_is_no_address_is_not_said_again(run: Run) -> None:
    done = run("hub", "show", "postgres//mo:some-secret@x")
    assert done.code == 2
    assert "That is no address of a PostgreSQL server." in done.err
    assert "some-secret" not in done.out + done.err
