"""A bundle is written and read again; what is none, or was damaged, is told from what is."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.first_format import id_of

from l4pc_tui.core.record.entry import Entry, Event, intact, seal
from l4pc_tui.exchange.bundle.header import Header
from l4pc_tui.exchange.bundle.lines import LONGEST, BadLine, Kept
from l4pc_tui.exchange.bundle.reading import read_bundle
from l4pc_tui.exchange.bundle.writing import write_bundle
from l4pc_tui.exchange.refused import FileRefused

AT = "2026-11-23T09:00:00.000+00:00"
TOLD = Header("1", "d1", "Mo Test", "bundle", "", "", "", AT, 0, 0, "")

HEAD = (
    b'{"format": "l4pc-bundle/1", "version": "1", "device": "d1", "actor": "Mo", "kind": "bundle", '
    b'"cohort": "", "from": "", "to": "", "at": "2026-11-23T09:00:00.000+00:00", "count": 0, '
    b'"withheld": 0, "sha256": "0"}'
)


def event(number: int) -> Event:
    data = {"session": "s1", "kind": "note", "text": f"café {number} ☕"}
    entry = Entry("put", f"note:n{number}", data, id_of(number), AT, id_of(9), None, (), "s1")
    return seal(entry, device="d1", seq=number, base=(id_of(8),), nonce="0" * 32, taken="")


EVENTS = [*map(event, range(1, 6)), replace(event(6), nonce=None, data=None)]
KEPT = Kept(
    sha256(b"# Tea").hexdigest(), "exercise", "tea", "Tea", "tea.md", "own", "", AT, "# Tea",
    {"title": "Tea"}, {}, 0, "",
)  # fmt: skip


def test_what_is_written_is_read_again_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    header = write_bundle(path, TOLD, EVENTS, [KEPT])
    assert (header.count, header.from_, header.to) == (6, AT, AT)
    bundle = read_bundle(path)
    assert bundle.header == header
    assert list(bundle.lines()) == [*EVENTS, KEPT]
    assert list(bundle.lines()) == [*EVENTS, KEPT], "a second look"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
    assert header.sha256 == sha256(path.read_bytes().partition(b"\n")[2]).hexdigest()


def test_what_lies_there_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileRefused, match="is there already"):
        write_bundle(path, TOLD, EVENTS, [])
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [
        ("x.jsonl", "mine")
    ]


def test_only_the_coordinator_opens_a_locked_one(tmp_path: Path) -> None:
    path, identity = tmp_path / "x.jsonl.age", tmp_path / "key"
    own, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    write_bundle(path, TOLD, EVENTS, [], key=str(own.to_public()))
    assert b"caf" not in path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with pytest.raises(FileRefused, match="is locked"):
        read_bundle(path)
    identity.write_text(f"# made today\n{other}\n", encoding="utf-8")
    with pytest.raises(FileRefused, match="cannot be opened"):
        read_bundle(path, identity=identity)
    identity.write_text(f"# made today\n{own}\n", encoding="utf-8")
    assert list(read_bundle(path, identity=identity).lines()) == EVENTS
    with pytest.raises(FileRefused, match="no public key"):
        write_bundle(tmp_path / "y.age", TOLD, EVENTS, [], key="age1nonsense")


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (b'{"format": "l4pc-bundle/2"}', "was written by a newer l4pc"),
        (b'{"format": "l4pc-log/1"}', "is the log of one session"),
        (b'{"format": "l4pc-log/2"}', "is the log of one session"),
        (b"SQLite format 3\x00", "or a backup"),
        (b"Name,Email", "is no bundle of l4pc"),
        (b"", "is no bundle of l4pc"),
        (b'{"format": "l4pc-bundle/1"}', "is no bundle of l4pc"),
        (b"[" * 100_000, "is no bundle of l4pc"),
        (HEAD.replace(b"d1", b"\\ud800"), "is no bundle of l4pc"),
        (HEAD.replace(b"d1", b"d" * 300), "is no bundle of l4pc"),
        (HEAD.replace(b"2026-", b"soon-"), "is no bundle of l4pc"),
    ],
)
def test_what_is_no_bundle_of_this_version_is_refused_whole(
    tmp_path: Path, first: bytes, sentence: str
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(first + b"\n")
    with pytest.raises(FileRefused) as refused:
        read_bundle(path)
    assert sentence in refused.value.sentence


def _deep(levels: int) -> bytes:
    told = json.loads(_lines()[0]) | {"data": None}
    return json.dumps(told).replace("null", "[" * levels + "]" * levels, 1).encode() + b"\n"


def _lines() -> list[bytes]:
    return [
        json.dumps({**_fields(each), "base": list(each.base)}).encode() + b"\n" for each in EVENTS
    ]


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in Event.__slots__}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"x" * (LONGEST * 2) + b"\n", "longer than"), (b"{}\n", "not the fields"),
        (b"not json\n", "no JSON"), (b"[NaN]\n", "no JSON"), (b"\xff\xfe\n", "no JSON"),
        (_deep(21), "nested"), (b"[" * 50_000 + b"\n", "no JSON"),
        (b'{"content": {"sha256": "0"}}\n', "no file of the library"), (b'{"content": 5}\n', "no file"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_others_are_read(
    tmp_path: Path, bad: bytes, reason: str
) -> None:
    path = tmp_path / "x.jsonl"
    write_bundle(path, TOLD, EVENTS, [])
    head, *lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([head, *lines[:2], bad, *lines[2:]]))
    found = list(read_bundle(path).lines())
    assert [each for each in found if isinstance(each, Event)] == EVENTS
    third, whole = (each for each in found if isinstance(each, BadLine))
    assert third.number == 4
    assert reason in third.reason
    assert whole.number == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(st.data())
def test_whatever_happens_to_a_file_no_wrong_entry_comes_out_of_it(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "good.jsonl"
    if not path.exists():
        write_bundle(path, TOLD, EVENTS, [KEPT])
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        harm = data.draw(st.sampled_from(["flip", "cut", "double", "drop"]))
        if harm == "flip":
            raw[at] = data.draw(st.integers(0, 255))
        elif harm == "cut":
            raw = raw[: max(at, 1)]
        else:
            lines = raw.splitlines(keepends=True)
            one = data.draw(st.integers(0, len(lines) - 1))
            lines[one : one + 1] = [lines[one]] * (2 if harm == "double" else 0)
            raw = bytearray(b"".join(lines)) or bytearray(b"\n")
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_bytes(raw)
    try:
        found = list(read_bundle(spoilt).lines())
    except FileRefused:
        return
    taken = [each for each in found if isinstance(each, Event) and _is_taken(each)]
    assert all(replace(each, taken="") in [*EVENTS, *map(_stub, EVENTS)] for each in taken)


def _stub(event: Event) -> Event:
    return replace(event, nonce=None, data=None)


def _is_taken(event: Event) -> bool:
    try:
        return intact(event)
    except (ValueError, TypeError):
        return False
