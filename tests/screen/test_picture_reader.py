from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.screen.picture_reader import LARGEST, read


def test_a_whole_picture_is_read_back(runtime: Any, asked: PublicView) -> None:
    heard = read(runtime.tell(rehearsal=True))
    assert heard is not None
    assert heard.view == asked
    assert heard.rehearsal


NO_PICTURES: list[Any] = [None, [], "x", 5, {}, {"format": "l4pc-screen/1"}]
WRONG_HEADS: list[dict[str, Any]] = [
    {"format": "l4pc-screen/2"}, {"format": None}, {"view": []}, {"view": {"shown": None}},
    {"beat": "x"}, {"beat": float("nan")}, {"beat": 10**400}, {"beat": None},
]  # fmt: skip
WRONG_FIELDS: list[dict[str, Any]] = [
    {"title": 5}, {"title": None}, {"group": ["a"]}, {"asked": {}}, {"tint": 1}, {"phase": "asleep"},
    {"phase": []}, {"length": "long"}, {"length": True}, {"length": float("inf")}, {"ends": "soon"},
    {"ends": float("nan")}, {"bells": (float("nan"),)}, {"bells": (1e300,)}, {"ends": 1e300}, {"paused_at": []}, {"note": "private"}, {"shown": 5},
]  # fmt: skip


@pytest.mark.parametrize("data", NO_PICTURES, ids=repr)
def test_what_is_no_picture_is_not_taken_for_one(data: Any, runtime: Any) -> None:
    assert read(runtime.put(json.dumps(data).encode())) is None


@pytest.mark.parametrize("wrong", WRONG_HEADS, ids=repr)
def test_a_picture_with_a_wrong_head_is_not_taken(
    wrong: dict[str, Any], runtime: Any, picture_of_asked: dict[str, Any]
) -> None:
    assert read(runtime.put(json.dumps(picture_of_asked | wrong).encode())) is None


@pytest.mark.parametrize("wrong", WRONG_FIELDS, ids=repr)
def test_a_picture_with_a_wrong_field_is_not_taken(
    wrong: dict[str, Any], runtime: Any, picture_of_asked: dict[str, Any]
) -> None:
    picture_of_asked["view"] = {**picture_of_asked["view"], **wrong}
    assert read(runtime.put(json.dumps(picture_of_asked).encode())) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"\x00" * 100, b"[" * 100_000, b'{"a":' * 50_000, b"9" * 10_000],
    ids=lambda content: repr(content[:6]),
)
def test_bytes_that_are_no_whole_text_are_not_taken(content: bytes, runtime: Any) -> None:
    assert read(runtime.put(content)) is None


def test_a_huge_file_is_not_read(runtime: Any) -> None:
    path = runtime.tell()
    whole = path.read_bytes()
    assert read(runtime.put(whole + b" " * (LARGEST - len(whole)))) is not None
    assert read(runtime.put(whole + b" " * (LARGEST - len(whole) + 1))) is None


def test_a_pipe_a_folder_and_a_link_are_not_waited_for(runtime: Any, tmp_path: Path) -> None:
    pipe, folder, link = (tmp_path / name for name in ("pipe", "folder", "link"))
    if sys.platform != "win32":
        os.mkfifo(pipe)
    folder.mkdir()
    link.symlink_to(runtime.tell())
    assert [read(path) for path in (pipe, folder, link, tmp_path / "none")] == [None] * 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(200))
@given(cut=st.integers(0, 400), flipped=st.integers(0, 400), to=st.integers(0, 255))
def test_a_half_written_or_damaged_file_never_breaks_the_reader(
    runtime: Any, cut: int, flipped: int, to: int
) -> None:
    whole = runtime.tell().read_bytes()
    damaged = bytearray(whole[:cut] or whole)
    damaged[flipped % len(damaged)] = to
    heard = read(runtime.put(bytes(damaged)))
    assert heard is None or isinstance(heard.view.asked, str)
