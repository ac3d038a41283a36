from pathlib import Path

import pytest

from l4pc_tui.exchange import screen_file

HOSTILE = (
    "Ann [/x] Lee", "[bold", "\x1b[2J\x1b]0;owned\x07", "\u202eeeL nnA", "x" * 10_000, "",
    "=SUM(A1)", "`rm`", "| a | b |", "<b>&amp;</b>", "# x #", "a\r\nb", "\ud800", "1. x", "- x",
    "![x](http://example.org)", "\\", "𝔘nicode 👩\u200d⚕️", "_a_ *b* ~~c~~ $d$", "--- ", "> x",
)  # fmt: skip


@pytest.fixture(params=HOSTILE, ids=ascii)
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder of the test's own."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.delenv("L4PC_RUNTIME", raising=False)
    # No sign of it is put up where others look.
    monkeypatch.setattr(screen_file, "MEETING_PLACES", ())
    return folder
