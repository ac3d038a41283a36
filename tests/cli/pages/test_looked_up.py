"""The pages to look things up are what the program's own lists say."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import l4pc_tui
from l4pc_tui.cli.pages import looked_up, looked_up_words
from l4pc_tui.cli.pages.trainers_words import FAMILIES
from l4pc_tui.console.keys.every_key_there_is import every_row
from l4pc_tui.core.live.settings.meanings import GROUPS, SETTINGS
from l4pc_tui.core.script.messages import report

HANDBOOK = Path(__file__).parents[3] / "docs" / "handbook"
ANEW = "python -m l4pc_tui.cli.pages.looked_up docs/handbook"


@pytest.mark.parametrize("name", looked_up.PAGES)
def test_a_page_says_what_is_so(name: str) -> None:
    held = (HANDBOOK / "reference" / name).read_text(encoding="utf-8")
    assert held == looked_up.PAGES[name](), ANEW


def test_every_key_stands_on_its_page_once_for_each_thing_that_it_does() -> None:
    page = (HANDBOOK / "reference" / "keys.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert len(rows) == len(every_row()) > 200


def test_every_setting_has_a_row_below_its_group() -> None:
    page = (HANDBOOK / "reference" / "settings.md").read_text(encoding="utf-8")
    for group in GROUPS:
        _, _, section = page.partition(f"## {group}\n")
        section, _, _ = section.partition("\n## ")
        named = {name for name, each in SETTINGS.items() if each.group == group}
        assert {line.split("`")[1] for line in section.splitlines() if line[:3] == "| `"} == named


def test_every_code_of_the_checker_is_explained() -> None:
    page = (HANDBOOK / "reference" / "messages.md").read_text(encoding="utf-8")
    codes = report.codes()
    assert {code[0] for code in codes} == set(FAMILIES)
    for code in codes:
        assert f"\n**{code}** " in page


def test_every_line_of_the_doctor_is_told_and_no_other() -> None:
    path = Path(l4pc_tui.__file__).parent / "desk" / "out" / "doctor.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Finding"
        and isinstance(call.args[0], ast.Constant)
    }
    assert named == set(looked_up_words.DOCTORS_LINES)
