"""Nothing private leaves unasked: random sessions, bundled and packed, and every word looked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from support.desk import COHORT, fresh
from support.examples import examples
from support.held import SESSIONS, Held, held
from support.sealed import event

from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.desk.between.bundles import look_at_bundle, write_bundle
from l4pc_tui.desk.between.packs import look_at_pack, write_pack
from l4pc_tui.desk.desk import Desk
from l4pc_tui.store.collecting import About

NEVER = ("okapidraft", "okapipassed", "Ermine Okapi")
"""A half-typed line, what only an undone collect brought, somebody who was erased."""
STORY = ("note", NoteKind.STORY, "", 0, "", False, "")
MENDED = ("note", NoteKind.COMMITMENT, "", 0, "", True, "mend")
TALK = [STORY, MENDED, ("restricted",), ("pulse", [1, 1, 1, 0, 1], ""), ("remark", 1), ("follow", 0),
        ("pulse", [1, 1, 1, 1, 1], "red card"), ("door",), ("support", 0), MENDED]  # fmt: skip


def with_more(session: Held) -> None:
    """What must be in no file, whoever it is for."""
    desk = session.conductor.desk
    store, actor = desk.store, desk.actor
    store.keep_draft(session.conductor.session, NEVER[0], actor=actor)
    passed = {"session": session.conductor.session, "kind": "commitment", "text": NEVER[1]}
    note = event(900, "note:passed", passed, session=session.conductor.session)
    about = About("x.jsonl", "0" * 64, "d1", "Bo", "", "2026-11-23T16:04:00+00:00")
    store.undo_collect(store.collect([(about, [note], ())], actor=actor).id)
    cohort = store.cohorts()[0].id
    for kind in ("put", "erase"):
        data = {"name": NEVER[2]} if kind == "put" else None
        store.write([store.entry(kind, "person:gone", data, actor=actor)])
    member = {"cohort": cohort, "person": "gone"}
    store.write([store.entry("put", f"member:{cohort}/gone", member, actor=actor)])


def entries(path: Path) -> list[dict[str, Any]]:
    """What the file says besides its header and its scripts, which are nobody's."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [told for line in lines if "content" not in (told := json.loads(line))]


def is_marker(word: str) -> bool:
    """Whether somebody said it so; other private words stand for a choice."""
    return word.startswith("zebra")


def small_pulses(told: list[dict[str, Any]]) -> list[list[int]]:
    counts = [(each["data"] or {}).get("counts") or [] for each in told]
    return [each for each in counts if 0 < sum(each) < 5]


@given(SESSIONS)
@example(TALK)
@settings(max_examples=examples(4), deadline=None)
def test_no_private_word_of_any_session_is_in_a_bundle_or_a_pack(
    furnished: Path, acts: list[tuple[Any, ...]]
) -> None:
    with fresh(furnished) as house:
        session = held(house, acts)
        desk, notes = session.conductor.desk, session.conductor.room.notes
        with_more(session)
        bundle, pack = _bundled(desk, house.folder), _packed(desk, house.folder)
        for told in (bundle, pack):
            text = json.dumps(told, ensure_ascii=False)
            for word in (*session.gone, *NEVER):
                assert word not in text, word
            assert small_pulses(told) == []
        whole, handed_on = json.dumps(bundle, ensure_ascii=False), json.dumps(pack)
        for word in filter(is_marker, session.private | session.words.keys()):
            assert word in whole, word
        kinds = {note.id: note.kind for note in notes}
        promised = {
            word for word, note in session.words.items()
            if kinds.get(note) in (NoteKind.COMMITMENT, NoteKind.STORY)
        }  # fmt: skip
        for word in promised:
            assert word in handed_on, word
        # A commitment says at which step it was made, and what became of it.
        listed = promised | session.followed | {"quetzalprivate", "Slow it down"}
        for word in (session.private | session.words.keys()) - listed:
            assert word not in handed_on, word


def _bundled(desk: Desk, folder: Path) -> list[dict[str, Any]]:
    found = look_at_bundle(desk)
    told = entries(write_bundle(desk, found, folder / "bundle.jsonl").path)
    wordless = [each for each in told if each["nonce"] is None]
    here = {each.digest for each in desk.store.all_events() if each.nonce is not None}
    assert found.found.contents.withheld == sum(each["digest"] in here for each in wordless)
    assert found.found.contents.entries == len(told) == len(list(desk.store.all_events()))
    return told


def _packed(desk: Desk, folder: Path) -> list[dict[str, Any]]:
    return entries(write_pack(desk, look_at_pack(desk, COHORT), folder / "pack.jsonl").path)
