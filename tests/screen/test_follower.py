from __future__ import annotations

import hashlib
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.exchange import screen_file
from l4pc_tui.exchange.screen_file import ScreenFile
from l4pc_tui.screen import consoles
from l4pc_tui.screen.consoles import picture_files
from l4pc_tui.screen.follower import ALIVE, HOLDS, STILL_TODAY, Follower

CLOSED = PublicView("closed")
PLANNED = PublicView("waiting", "planned")
DARK = PublicView("running", blank=True)


def titled(view: PublicView, title: str) -> PublicView:
    return replace(view, title=title)


def seen(following: Follower, now: float) -> str:
    heard = following.look(now)
    return heard.view.title or heard.view.phase if heard else "nothing"


def test_nothing_is_seen_while_no_console_runs(runtime: Any, clock: Any) -> None:
    assert seen(Follower(), clock.now) == "nothing"
    runtime.folder.rmdir()
    assert seen(Follower(), clock.now) == "nothing"


def test_the_newest_heartbeat_is_followed(runtime: Any, clock: Any, asked: PublicView) -> None:
    runtime.tell(titled(asked, "older"), "a", beat=clock.now - 2)
    runtime.tell(titled(asked, "newer"), "b", beat=clock.now - 1)
    assert seen(Follower(), clock.now) == "newer"


def test_a_real_session_comes_before_a_rehearsal(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(titled(asked, "rehearsed"), "b", beat=clock.now, rehearsal=True)
    following = Follower()
    assert seen(following, clock.now) == "rehearsed"
    runtime.tell(titled(asked, "real"), "a", beat=clock.now - 1)
    assert seen(following, clock.now) == "real"


def test_two_consoles_do_not_take_turns_on_the_wall(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    following = Follower()
    runtime.tell(titled(asked, "first"), "a", beat=clock.now)
    assert seen(following, clock.now) == "first"
    for second in range(1, 5):
        runtime.tell(titled(asked, "second"), "b", beat=clock.now + second)
        assert seen(following, clock.now + second) == "first"
        runtime.tell(titled(asked, "first"), "a", beat=clock.now + second)


def test_a_silent_console_leaves_its_last_picture_until_another_speaks(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    following = Follower()
    runtime.tell(titled(asked, "first"), "a", beat=clock.now)
    seen(following, clock.now)
    assert seen(following, clock.now + 3 * STILL_TODAY) == "first"
    # Not at once: a console that was killed is soon back.
    runtime.tell(titled(asked, "second"), "b", beat=clock.now + HOLDS - 1)
    assert seen(following, clock.now + HOLDS - 1) == "first"
    runtime.tell(titled(asked, "second"), "b", beat=clock.now + HOLDS + 1)
    assert seen(following, clock.now + HOLDS + 1) == "second"


def test_a_session_that_was_left_while_its_console_was_away_is_returned_to(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    following = Follower()
    runtime.tell(titled(asked, "first"), "a", beat=clock.now)
    assert seen(following, clock.now) == "first"
    now = clock.now + HOLDS + 1
    for other in (PLANNED, titled(asked, "second")):
        runtime.tell(other, "b", beat=now)
        assert seen(following, now) == other.title
    for second in range(3):
        runtime.tell(titled(asked, "first"), "a", beat=now + second)
        runtime.tell(titled(asked, "second"), "b", beat=now + second)
        assert seen(following, now + second) == "first"


def test_a_dark_wall_is_not_left_for_another_console_when_its_own_is_killed(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    following = Follower()
    runtime.tell(DARK, "a", beat=clock.now)
    for after in (0, ALIVE + 1, HOLDS + 1, STILL_TODAY - 1):
        for other in (PLANNED, titled(asked, "second")):
            runtime.tell(other, "b", beat=clock.now + after)
            assert seen(following, clock.now + after) == "running"
    runtime.tell(titled(asked, "light"), "a", beat=clock.now + STILL_TODAY)
    assert seen(following, clock.now + STILL_TODAY) == "light"


def test_a_session_that_was_taken_off_gives_up_the_wall_and_a_dark_one_later(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    for view, patience in ((asked, 0), (DARK, HOLDS)):
        following = Follower()
        path = runtime.tell(view, "a", beat=clock.now)
        before = seen(following, clock.now)
        path.unlink()
        assert seen(following, clock.now) == before
        for after, told in ((patience - 1, before), (patience + 1, "planned"))[not patience :]:
            runtime.tell(PLANNED, "b", beat=clock.now + after)
            assert seen(following, clock.now + after) == told


def test_a_session_that_goes_on_comes_before_one_that_waits_or_is_over(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    for other in (PLANNED, CLOSED):
        following = Follower()
        runtime.tell(other, "b", beat=clock.now)
        seen(following, clock.now)
        for view in (DARK, titled(asked, "first")):
            path = runtime.tell(view, "a", beat=clock.now - 2)
            assert (
                seen(Follower(), clock.now)
                == seen(following, clock.now)
                == (view.title or "running")
            )
        path.unlink()


def test_what_is_said_again_after_silence_is_seen(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    following = Follower()
    runtime.tell(titled(asked, "before"), beat=clock.now)
    seen(following, clock.now)
    runtime.tell(titled(asked, "after"), beat=clock.now + 30)
    assert seen(following, clock.now + 30 + ALIVE + 1) == "after"


@pytest.mark.parametrize("content", [b"", b'{"format":', b"null", b"\x00" * 9, b"x" * (1 << 21)])
def test_a_file_that_is_not_whole_leaves_the_last_picture(
    content: bytes, runtime: Any, clock: Any
) -> None:
    following = Follower()
    runtime.tell()
    before = seen(following, clock.now)
    runtime.put(content)
    assert seen(following, clock.now) == before
    runtime.tell(CLOSED)
    assert seen(following, clock.now) == "closed"


def test_a_file_that_is_gone_leaves_the_last_picture(runtime: Any, clock: Any) -> None:
    following = Follower()
    path = runtime.tell()
    before = seen(following, clock.now)
    path.unlink()
    assert seen(following, clock.now) == before


def test_what_was_left_from_another_day_or_is_over_is_not_shown_at_opening(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(titled(asked, "last week"), "a", beat=clock.now - 7 * 86400)
    runtime.tell(CLOSED, "b", beat=clock.now - 60)
    assert seen(Follower(), clock.now) == "nothing"
    runtime.tell(titled(asked, "this morning"), "c", beat=clock.now - 3600)
    assert seen(Follower(), clock.now) == "this morning"


def test_with_a_database_only_its_own_sessions_are_followed(
    runtime: Any, clock: Any, asked: PublicView, tmp_path: Path
) -> None:
    database = tmp_path / "ours.db"
    runtime.tell(titled(asked, "theirs"), beat=clock.now)
    following = Follower(database)
    assert seen(following, clock.now) == "nothing"
    digest = hashlib.sha256(str(database).encode()).hexdigest()[:16]
    path = runtime.folder / f"screen-{digest}-0123456789abcdef.json"
    runtime.tell(titled(asked, "ours"), "b").replace(path)
    assert seen(following, clock.now) == "ours"


def test_a_linked_database_is_found_under_either_name(runtime: Any, tmp_path: Path) -> None:
    real, link = tmp_path / "real.db", tmp_path / "link.db"
    real.touch()
    link.symlink_to(real)
    for path in (real, link):
        digest = hashlib.sha256(str(path).encode()).hexdigest()[:16]
        (runtime.folder / f"screen-{digest}-ab.json").touch()
    assert len(picture_files(link)) == 2


@pytest.mark.usefixtures("no_superpowers")
def test_a_picture_that_could_not_be_read_is_read_at_the_next_look(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    following = Follower()
    runtime.tell(titled(asked, "first"), beat=clock.now)
    assert seen(following, clock.now) == "first"
    path = runtime.tell(titled(asked, "second"), beat=clock.now)
    path.chmod(0)
    assert seen(following, clock.now) == "first"
    path.chmod(0o600)
    assert seen(following, clock.now) == "second"


def test_other_files_in_the_folder_are_let_alone(runtime: Any) -> None:
    for name in ("screen.json", ".screen-0-0.json.new", "notes.txt", "x" * 200 + ".json"):
        (runtime.folder / name).write_text("{}", encoding="utf-8")
    assert picture_files(None) == []


def test_what_the_console_writes_is_what_the_screen_finds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Any, asked: PublicView
) -> None:
    # The two know nothing of each other but the rule of names; this holds them to it.
    monkeypatch.delenv("L4PC_RUNTIME", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(screen_file, "MEETING_PLACES", ())
    database = tmp_path / "ours.db"
    written = ScreenFile(database, "A session/with [odd] id")
    written.write(to_json(asked, session="s", beat=clock.now, rehearsal=False))
    for followed in (database, None):
        assert seen(Follower(followed), clock.now) == asked.title
    written.remove()
    assert seen(Follower(database), clock.now) == "nothing"


def test_the_console_and_the_screen_have_the_same_meeting_places() -> None:
    assert (*consoles._RUNTIME_OF, consoles._SHARED) == screen_file.MEETING_PLACES


@pytest.mark.parametrize("console", ["/run/one", "", "not there"])
@pytest.mark.parametrize("wall", ["/run/two", "", "not there"])
def test_a_console_is_found_whatever_runtime_folder_its_terminal_was_given(
    console: str,
    wall: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    clock: Any,
    asked: PublicView,
) -> None:
    (tmp_path / "meet").mkdir()
    monkeypatch.setattr(screen_file, "MEETING_PLACES", (str(tmp_path / "meet"),))
    monkeypatch.setattr(consoles, "_SHARED", str(tmp_path / "meet"))
    monkeypatch.setattr(consoles, "_RUNTIME_OF", ())
    monkeypatch.delenv("L4PC_RUNTIME", raising=False)

    def in_a_terminal(named: str, temporary: str) -> None:
        (tmp_path / temporary).mkdir(exist_ok=True)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / temporary))
        if not named:
            monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
            return
        folder = tmp_path / named.lstrip("/")
        if named.startswith("/"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))

    in_a_terminal(console, "its own")
    written = ScreenFile(tmp_path / "ours.db", "s1")
    written.write(to_json(asked, session="s", beat=clock.now, rehearsal=False))
    in_a_terminal(wall, "another")
    following = Follower()
    assert seen(following, clock.now) == asked.title
    in_a_terminal(console, "its own")
    written.write(to_json(titled(asked, "next"), session="s", beat=clock.now + 1, rehearsal=False))
    in_a_terminal(wall, "another")
    assert seen(following, clock.now + 1) == "next"
    written.remove()


def test_a_sign_to_a_folder_that_is_gone_is_taken_down_and_an_odd_one_leads_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    meet = tmp_path / "meet"
    meet.mkdir()
    monkeypatch.setattr(screen_file, "MEETING_PLACES", (str(meet),))
    monkeypatch.setattr(consoles, "_SHARED", str(meet))
    monkeypatch.setattr(consoles, "_RUNTIME_OF", ())
    monkeypatch.delenv("L4PC_RUNTIME", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "runtime").mkdir(mode=0o700)
    gone, there = tmp_path / "gone", tmp_path / "there"
    for folder in (gone, there):
        folder.mkdir()
        screen_file.put_up_signs(folder)
    gone.rmdir()
    screen_file.put_up_signs(there)
    own = next(meet.iterdir())
    assert [sign.read_text(encoding="utf-8") for sign in own.iterdir()] == [str(there)]
    for number, odd in enumerate((b"", b"relative", b"/a\0b", b"/" + b"x" * 9000, b"/etc")):
        (own / f"sign-{number:016x}.txt").write_bytes(odd)
    assert picture_files(None) == []


def test_without_a_runtime_folder_of_the_system_nothing_is_said_on_the_wall(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("L4PC_RUNTIME", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture_files(None)
