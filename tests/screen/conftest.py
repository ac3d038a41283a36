"""A runtime folder, a hand that writes pictures into it, and a clock that is moved by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from l4pc_tui.core.live.view.public import PublicView, to_json

NOW = 1_795_597_200.0
ASKED = PublicView(
    "running", "Right / right", "trios", (), "Whose rule is it?", 720.0, NOW + 460, None, "Question"
)


@dataclass
class Runtime:
    """The folder that consoles write to."""

    folder: Path

    def path(self, name: str = "one") -> Path:
        """Where the console of that name writes; a name stands for its database and session."""
        digest = f"{sum(name.encode()):016x}"
        return self.folder / f"screen-{digest}-{digest}.json"

    def tell(
        self,
        view: PublicView = ASKED,
        name: str = "one",
        *,
        beat: float = NOW,
        rehearsal: bool = False,
    ) -> Path:
        """A console says what the room may see, as consoles do: whole, by renaming."""
        picture = to_json(view, session=name, beat=beat, rehearsal=rehearsal)
        return self.put(json.dumps(picture).encode(), name)

    def put(self, content: bytes, name: str = "one") -> Path:
        """Put any bytes there."""
        path = self.path(name)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(content)
        return fresh.replace(path)


@dataclass
class Clock:
    """Tells the time that it was given."""

    now: float = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runtime:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("L4PC_RUNTIME", str(folder))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Runtime(folder)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def asked() -> PublicView:
    return ASKED


@pytest.fixture
def picture_of_asked() -> dict[str, Any]:
    return to_json(ASKED, session="one", beat=NOW, rehearsal=False)
