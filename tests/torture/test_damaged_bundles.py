"""Bundles that were damaged on their way: refused in words, or taken but for what is damaged.

A hundred and fifty in every run, 12,000 with L4PC_TORTURE=long.
"""

from __future__ import annotations

import os
import random
import zipfile
from contextlib import closing
from dataclasses import asdict, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from support.sealed import AT, event, note, struck
from support.stores import Bench

from l4pc_tui.core.record.entry import Event
from l4pc_tui.exchange.bundle import reading
from l4pc_tui.exchange.bundle.header import Header
from l4pc_tui.exchange.bundle.lines import BadLine, Kept
from l4pc_tui.exchange.bundle.reading import read_bundle
from l4pc_tui.exchange.bundle.writing import write_bundle
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.store.collecting import About
from l4pc_tui.store.tables.library import Content

BUNDLES = 12_000 if os.environ.get("L4PC_TORTURE") == "long" else 100
TOLD = Header("1", "d1", "Mo Test", "bundle", "", "", "", AT, 0, 0, "")
EVENTS = [
    event(1, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session=""),
    event(2, "person:p1", {"name": "Zoë 🐘 \\ \" Test", "roles": ["peer", "lead"]}, session=""),
    *(note(number, f"café {number}, “said” \n{'word ' * number}") for number in range(3, 9)),
    struck(note(9)), event(10, "run:s1", {"verb": "start", "minutes": [1.5, {"a": [2]}]}, kind="move"),
    event(11, "hologram:h", {"of": {"a": {"newer": ["version", None, True]}}}),
]  # fmt: skip
KEPT = [
    Kept(sha256(text).hexdigest(), "exercise", "tea", "Tea", "tea.md", "own", "", AT,
         text.decode(), {"title": "Tea"}, {}, 0, "")
    for text in (b"# Tea", b"# Coffee")
]  # fmt: skip
RUBBISH = [
    b"", b"\0" * 300, b"SQLite format 3\0" + b"\0" * 99, b"PK\x03\x04" + bytes(range(256)),
    b"age-encryption.org/v1\n-> X25519 abc\n---\n" + bytes(64), b"-----BEGIN AGE ENCRYPTED FILE",
    b"[" * 100_000, b'{"format":"l4pc-bundle/2"}\n', b'{"format":"l4pc-log/1"}\n', b"\xff\xfe{\0}\0",
    b'{"format":' * 9_999, b'{"format":["l4pc-bundle/1"]}\n', b"null\n", b'"l4pc-bundle/1"\n',
]  # fmt: skip
LINES = [
    b"\0" * 99, b"[" * 5_000, b'{"data":' * 3_000, b'{"content":{}}', b'{"content":[]}', b"NaN", b"{}",
    b'{"a":' * 25 + b"1" + b"}" * 25, b"9" * 5_000, b"x" * 1_000_001, b'"\\ud800"', b"\xc3\x28", b"",
]  # fmt: skip


def harmed(whole: bytes, chance: random.Random) -> bytes:
    """The bytes of a bundle, damaged in one way or in two."""
    for _ in range(chance.choice([1, 1, 2])):
        lines = whole.splitlines(keepends=True) or [b"\n"]
        at = chance.randrange(len(lines))
        match chance.randrange(12):
            case 0 | 1 | 2 if whole:
                place = chance.randrange(len(whole))
                whole = (
                    whole[:place]
                    + bytes([whole[place] ^ 1 << chance.randrange(8)])
                    + whole[place + 1 :]
                )
                continue
            case 3:
                whole = whole[: chance.randrange(len(whole) + 1)]
                continue
            case 4:
                place = chance.randrange(len(whole) + 1)
                whole = whole[:place] + chance.randbytes(chance.randint(1, 40)) + whole[place:]
                continue
            case 5:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 6:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 7:
                del lines[at]
            case 8:
                lines.insert(at, chance.choice(LINES) + b"\n")
            case 9:
                # What one line says of something, another says of something else.
                mine, other_line = lines[at].split(b","), chance.choice(lines).split(b",")
                mine[chance.randrange(len(mine))] = chance.choice(other_line)
                lines[at] = b",".join(mine)
            case 10:
                words = [
                    b'"seq":4',
                    b'"seq":-1',
                    b'"seq":1e9',
                    b'"seq":true',
                    b'"data":null',
                    b'"data":NaN',
                ]
                lines[at] = lines[at].replace(b'"seq":3', chance.choice(words))
                lines[at] = lines[at].replace(
                    "café".encode(), chance.choice([b"cafe", b"\\u0000", b"\xff"])
                )
            case _:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        whole = b"".join(lines)
    return whole


def test_of_a_damaged_bundle_nothing_wrong_is_ever_taken(tmp_path: Path) -> None:
    good, path = tmp_path / "good.jsonl", tmp_path / "x.jsonl"
    write_bundle(good, TOLD, EVENTS, KEPT)
    plain = good.read_bytes()
    zipped = BytesIO()
    with zipfile.ZipFile(zipped, "w") as packed:
        packed.writestr("x.jsonl", plain)
    key = pyrage.x25519.Identity.generate()
    identity = tmp_path / "key.txt"
    identity.write_text(str(key), encoding="utf-8")
    locked = pyrage.encrypt(plain, [key.to_public()])
    store = Bench(tmp_path).open()
    right = {each.digest: each for each in (replace(event, taken="") for event in EVENTS)}
    taken = refused = 0
    for seed in range(BUNDLES):
        chance = random.Random(seed)
        kind = chance.choices(["plain", "locked", "zipped", "rubbish"], [20, 2, 1, 1])[0]
        if kind == "rubbish":
            path.write_bytes(chance.choice(RUBBISH) + chance.choice([b"", plain]))
        else:
            whole = {"plain": plain, "locked": locked, "zipped": zipped.getvalue()}[kind]
            path.write_bytes(harmed(whole, chance))
        try:
            bundle = read_bundle(path, identity=identity)
        except FileRefused:
            refused += 1
            continue
        with closing(bundle):
            lines = list(bundle.lines())
        came = [line for line in lines if isinstance(line, Event)]
        kept = [Content(**asdict(line)) for line in lines if isinstance(line, Kept)]
        assert all(line.reason for line in lines if isinstance(line, BadLine)), seed
        assert {each.sha256 for each in kept} <= {each.sha256 for each in KEPT}, seed
        assert all(each in KEPT for each in lines if isinstance(each, Kept)), seed
        done, held = store.trial(
            [(About("x", "", "", "", "", ""), came, kept)], lambda reads: list(reads.all_events())
        )
        for each in held:
            told = replace(each, taken="")
            assert told in (right[each.digest], struck(right[each.digest])), seed
        ((_, admitted),) = done.files
        assert len(admitted.new) == len(held), seed
        assert all(left.reason for left in admitted.quarantined), seed
        taken += len(held)
    assert not list(store.all_events())
    store.close()
    assert taken > 3 * BUNDLES, "most entries of most bundles are good"
    assert refused > BUNDLES // 20


def test_a_bundle_larger_than_may_be_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    write_bundle(path, TOLD, EVENTS, [])
    with path.open("r+b") as file:
        file.truncate(reading.LARGEST + 1)  # it has a hole, and takes no room
    with pytest.raises(FileRefused, match="larger than 500 MB"):
        read_bundle(path)
