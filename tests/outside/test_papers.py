"""What LibreOffice saves anew becomes the same page: as .odt, and as a Word file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from outside.tools import ran, tool
from support.trainers_paper import LEFT, PAGE, trainers_paper

from l4pc_tui.exchange.imported.page import import_paper
from l4pc_tui.exchange.manuscripts.account import Verdict


@pytest.mark.parametrize("ending", ["odt", "fodt", "docx"])
def test_a_paper_saved_by_libreoffice_becomes_the_same_page(tmp_path: Path, ending: str) -> None:
    file = tmp_path / "ward.docx"
    file.write_bytes(trainers_paper())
    ran(tool("soffice"), "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--convert-to", ending, "--outdir", tmp_path / "saved", file, home=tmp_path)  # fmt: skip
    made = import_paper((tmp_path / "saved" / f"ward.{ending}").read_bytes(), f"ward.{ending}")
    assert made.text == PAGE
    assert sorted(each.what for each in made.told if each.verdict is Verdict.LEFT) == sorted(LEFT)
    assert made.words.paper == made.words.page + made.words.named
