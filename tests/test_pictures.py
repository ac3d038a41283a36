"""The pictures of the README and of the handbook show the screens as they are now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pictures import (
    HANDBOOK,
    IN_HANDBOOK,
    IN_README,
    README,
    WALL_IN_README,
    wall,
    words_of,
)

from l4pc_tui.cli.pages.trainers_reference import PICTURES

ROOT = Path(__file__).parents[1]
SNAPSHOTS = ROOT / "tests" / "console" / "snapshots"
DRAW = "python tests/pictures.py --readme, or --handbook, draws them anew"


def words(text: str) -> list[str]:
    return [row for row in ("".join(line.split()) for line in text.splitlines()) if row]


@pytest.mark.parametrize(
    ("folder", "name"),
    [*((README, name) for name in IN_README), *((HANDBOOK, name) for name in IN_HANDBOOK)],
)
def test_a_picture_of_a_page_says_what_the_screen_says(folder: Path, name: str) -> None:
    columns, rows = (IN_README | IN_HANDBOOK)[name]
    kept = (SNAPSHOTS / f"{name}-{columns}x{rows}.txt").read_text(encoding="utf-8")
    shown = "\n".join(kept.splitlines()[:rows])
    assert words_of((folder / f"{name}.svg").read_text(encoding="utf-8")) == words(shown), DRAW


async def test_the_wall_of_a_page_says_what_the_wall_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L4PC_RUNTIME", str(tmp_path))
    tmp_path.chmod(0o700)
    now = await wall(tmp_path, WALL_IN_README, (120, 36), "bold")
    for folder in (README, HANDBOOK):
        kept = (folder / f"wall-{WALL_IN_README}.svg").read_text(encoding="utf-8")
        assert words_of(kept) == words_of(now), DRAW


def test_the_readme_shows_every_picture_there_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for file in README.iterdir():
        assert f"(docs/pictures/{file.name})" in text
    assert {f"{name}.svg" for name in IN_README} < {file.name for file in README.iterdir()}


def test_every_picture_that_the_handbook_names_is_made_and_every_one_made_is_shown() -> None:
    pages = HANDBOOK.parent.rglob("*.md")
    named = {
        name
        for page in pages
        for name in re.findall(
            r"!\[[^\]]+\]\(\.\./pictures/([\w-]+)\.svg\)", page.read_text("utf-8")
        )
    }
    made = {*IN_HANDBOOK, f"wall-{WALL_IN_README}", *PICTURES}
    assert named == made, "tests/pictures.py: IN_HANDBOOK"
    assert {file.name for file in HANDBOOK.iterdir()} == {f"{name}.svg" for name in made}
