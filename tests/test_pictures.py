"""The README's pictures show the screens as they are now."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures import IN_README, README, WALL_IN_README, wall, words_of

ROOT = Path(__file__).parents[1]
SNAPSHOTS = ROOT / "tests" / "console" / "snapshots"
DRAW = "python tests/pictures.py --readme draws them anew"


def words(text: str) -> list[str]:
    return [row for row in ("".join(line.split()) for line in text.splitlines()) if row]


@pytest.mark.parametrize("name", IN_README)
def test_a_picture_of_the_readme_says_what_the_screen_says(name: str) -> None:
    columns, rows = IN_README[name]
    kept = (SNAPSHOTS / f"{name}-{columns}x{rows}.txt").read_text(encoding="utf-8")
    shown = "\n".join(kept.splitlines()[:rows])
    assert words_of((README / f"{name}.svg").read_text(encoding="utf-8")) == words(shown), DRAW


async def test_the_readmes_wall_says_what_the_wall_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L4PC_RUNTIME", str(tmp_path))
    tmp_path.chmod(0o700)
    now = await wall(tmp_path, WALL_IN_README, (120, 36))
    kept = (README / f"wall-{WALL_IN_README}.svg").read_text(encoding="utf-8")
    assert words_of(kept) == words_of(now), DRAW


def test_the_readme_shows_every_picture_there_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for file in README.iterdir():
        assert f"(docs/pictures/{file.name})" in text
    assert {f"{name}.svg" for name in IN_README} < {file.name for file in README.iterdir()}
