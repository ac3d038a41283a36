"""What leaves through the page's server: the room's view of this moment, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from screen.test_nothing_private import Wish, moments, sheets, wishes
from support.examples import examples
from support.knocking import Window, answer, question

from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.view.parts import public
from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.screen.browser.app import Follow, Ways
from l4pc_tui.screen.browser.server import Server, serving
from l4pc_tui.screen.browser.visits import Leaf
from l4pc_tui.screen.follower import Follower

WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?")
OURS = frozenset(
    WORD.findall("""
    usual easy kind place above lead headline length body time foot bell rang tables columns said
    used digits words lines items inner start rows headed seats name more strong em
    question arrive tables break waiting blank message end heading quote bullets numbers table picture
    in on your own all together welcome thank you l4pc waiting for a session we begin at soon back
    it is moment find about an hour hours minute minutes and half drawing to close paused starting
    again change over round of online begins light contrast still
""")
)
"""The words that are the Screen's own."""
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "TRACE")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def words(told: Any) -> set[str]:
    """Every word in a value, small; the names of its parts as well."""
    if isinstance(told, str):
        return set(WORD.findall(told.lower()))
    if isinstance(told, dict):
        return words([*told, *told.values()])
    return set().union(*map(words, told)) if isinstance(told, list | tuple) else set()


def everything(server: Server) -> bytes:
    """Every byte that the server gives away now: all paths, by all methods, with right and wrong
    tokens, and the first of the news."""
    came = b""
    for method in METHODS:
        for leaf in (*(leaf.value for leaf in Leaf if leaf is not Leaf.NEWS), "/", "/other/news"):
            came += answer(server.house, question(server.house, leaf, method))
    return came + newest(server)


def newest(server: Server) -> bytes:
    with Window(server.house) as window:
        window.next()
        return window.every


@settings(max_examples=examples(40), deadline=None)
@given(sheets(), st.lists(wishes, max_size=8))
def test_through_the_server_goes_the_rooms_view_and_no_other_word(
    server: Server, tmp_path_factory: pytest.TempPathFactory, sheet: Sheet, wished: list[Wish]
) -> None:
    folder = tmp_path_factory.mktemp("runtime", numbered=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("L4PC_RUNTIME", str(folder))
        follow = Follow(Follower(), Ways())
        for run, now in moments(sheet, wished):
            view = public(sheet, run, now)
            write(folder, view, now)
            server.latest.tell(follow.told(now))
            told = newest(server)
            assert b"wound" not in told
            picture = told.partition(b"data: ")[2].decode()
            assert words(json.loads(picture)) - words(picture_of(view)) - OURS == set()
        assert b"wound" not in everything(server)


def picture_of(view: PublicView) -> Any:
    """The view as it stands in the file."""
    return to_json(view, session="", beat=0.0, rehearsal=False)["view"]


def write(folder: Path, view: PublicView, now: float) -> None:
    """The Screen's file, of a session and a database with private names."""
    picture = to_json(view, session="wound-session", beat=now, rehearsal=False)
    fresh = folder / "new"
    fresh.write_text(json.dumps({**picture, "wound": "wound-besides"}), encoding="utf-8")
    fresh.replace(folder / f"screen-{'a' * 16}-wound-session.json")


def test_a_word_that_is_neither_the_views_nor_the_screens_own_would_be_seen(server: Server) -> None:
    server.latest.tell('{"usual":{"said":"wound-1"}}')
    assert b"wound" in everything(server)
    assert not words({"said": "Somebody"}) <= OURS
