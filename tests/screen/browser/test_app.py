"""``l4pc screen --browser`` as a facilitator has it: a terminal, an address, an end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.knocking import Window, answer, question, status
from support.sandbox import L4PC, environment
from support.terminal import Terminal

from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.screen.browser.app import NoWindow, Ways, open_page, run_browser
from l4pc_tui.screen.browser.visits import House

pytestmark = pytest.mark.slow
COMMAND = [*L4PC, "screen", "--browser"]


def tell(folder: Path, view: PublicView, *, name: str = "a", beat: float | None = None) -> Path:
    """A console says what the room may see."""
    told = to_json(view, session=name, beat=beat or time.time(), rehearsal=False)
    path = folder / f"screen-{name * 16}-{name * 16}.json"
    fresh = folder / "new"
    fresh.write_text(json.dumps(told), encoding="utf-8")
    return fresh.replace(path)


def machine(folder: Path) -> dict[str, str]:
    """Where the browser is a program that writes down the address that it is given."""
    told = folder / "address"
    browser = folder / "browser"
    browser.write_text(
        f"#!/bin/sh\nprintf %s \"$1\" > '{told}.new'\nmv '{told}.new' '{told}'\n", encoding="utf-8"
    )
    browser.chmod(0o755)
    return environment(folder, BROWSER=str(browser))


def opened(folder: Path, screen: Terminal) -> House:
    """The house whose address the browser was given; it stands in the terminal too."""
    shown = screen.wait_for("a browser of this laptop", "q here ends it")
    told = folder / "address"
    deadline = time.monotonic() + 20
    while not told.exists():
        assert time.monotonic() < deadline, shown
        screen.look(0.1)
    address = told.read_text(encoding="utf-8")
    told.unlink()
    assert address in shown.replace("\n", "")
    _, _, host, token, _ = address.split("/")
    return House(host, token)


def test_a_page_opens_follows_the_console_outlives_it_rings_once_and_q_ends_it(
    tmp_path: Path, asked: Any
) -> None:
    env = machine(tmp_path)
    runtime = Path(env["L4PC_RUNTIME"])
    settings = tmp_path / "config" / "l4pc" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('bell = "terminal"\n', encoding="utf-8")
    with Terminal(COMMAND, env=env, size=(120, 20)) as screen:
        house = opened(tmp_path, screen)
        assert status(answer(house, question(house))) == 200
        with Window(house) as window:
            window.until("waiting for a session")
            tell(runtime, asked)
            window.until("Whose rule is it?")
            # The console dies; the picture stays, and the next console is followed.
            for path in runtime.glob("screen-*"):
                path.unlink()
            with Window(house) as late:
                late.until("Whose rule is it?")
            tell(runtime, replace(asked, asked="And now?"), name="b")
            told = window.until("And now?")
            assert told["usual"]["said"] == "in trios. And now?"
            # A bell, told twice, the second time a little beside.
            now = time.time()
            for at, words in ((now, "Change over"), (now + 0.1, "And then?")):
                asks = "And now?" if at == now else words
                rings = replace(asked, asked=asks, rounds=2, rang=at, bells=(now + 600,))
                tell(runtime, rings, name="b")
                window.until(words)
            screen.type("q")
            while window.next()[0] != "over":
                pass
        screen.wait_for("The room’s screen is closed.")
        assert screen.wait_for_end() == 0
        assert screen.raw.count(b"\a") == 1
        with pytest.raises(OSError, match=r"."):
            answer(house, question(house))


@pytest.mark.parametrize("how", ["ctrl+c", "SIGHUP"])
def test_every_way_to_end_it_is_kind_and_leaves_the_terminal_as_it_was(
    tmp_path: Path, how: str
) -> None:
    with Terminal(COMMAND, env=machine(tmp_path), size=(120, 20)) as screen:
        before = screen.settings
        house = opened(tmp_path, screen)
        assert screen.settings != before
        with Window(house) as window:
            if how == "ctrl+c":
                screen.press(how)
            else:
                os.kill(screen.pid, getattr(signal, how))
            while window.next()[0] != "over":
                pass
        shown = screen.wait_for("is closed.")
        assert "Traceback" not in shown
        assert screen.wait_for_end() == 0
        assert screen.settings == before


SHORT = """
import sys
from l4pc_tui.screen.browser import app, server
app.ALONE, server.BEAT = 0.5, 0.1
sys.exit(app.run_browser(None, app.Ways(), say=lambda line: print(line, flush=True)))
"""


def test_where_nobody_can_type_it_ends_when_its_last_window_has_been_closed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SHORT], env=machine(tmp_path), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, encoding="utf-8",
    ) as screen:  # fmt: skip
        assert screen.stdout is not None
        address = next(line for line in screen.stdout if "http" in line).strip()
        _, _, host, token, _ = address.split("/")
        with Window(House(host, token)) as window:
            window.until("waiting for a session")
            begun = time.monotonic()
            while time.monotonic() - begun < 0.8:
                assert window.next()[0] == "beat"
        assert screen.wait(20) == 0
        assert "is closed" in screen.stdout.read()


def test_without_a_browser_and_without_a_terminal_it_says_where_to_start_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sys.platform == "linux":
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
            monkeypatch.delenv(name, raising=False)
        with pytest.raises(NoWindow, match="Start this in a terminal"):
            run_browser(None, Ways(), say=print)


def test_without_a_browser_that_has_a_window_nothing_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sys.platform == "linux":
        assert not open_page("http://127.0.0.1/", {"PATH": "/usr/bin"})
    monkeypatch.setenv("BROWSER", "w3m")
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    assert not open_page("http://127.0.0.1/", {"BROWSER": "w3m"})
