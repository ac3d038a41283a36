"""What is compiled before the workers begin is what pytest reads: or each does it all again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import compiled


def test_what_is_compiled_ahead_is_what_pytest_reads_until_the_file_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(compiled, "TESTS", tmp_path / "tests")
    folder = tmp_path / "tests" / "deep"
    folder.mkdir(parents=True)
    pages = [folder / f"test_{number}.py" for number in range(compiled.FEW + 1)]
    for page in [*pages, folder / "no_test.py"]:
        page.write_text("def test_it() -> None:\n    assert 1 + 1 == 2\n", encoding="utf-8")
    assert compiled.stale() == sorted(pages)
    compiled.compile_ahead(pytestconfig)
    assert compiled.stale() == []
    pages[3].write_text("def test_it() -> None:\n    assert 1 + 1 == 3\n", encoding="utf-8")
    assert compiled.stale() == [pages[3]]


def test_whoever_wants_no_compiled_files_gets_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(compiled, "TESTS", tmp_path)
    monkeypatch.setattr(compiled, "FEW", 0)
    (tmp_path / "test_it.py").write_text("assert True\n", encoding="utf-8")
    compiled.compile_ahead(pytestconfig)
    assert [each.name for each in tmp_path.iterdir()] == ["test_it.py"]
