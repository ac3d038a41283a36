"""The counts of fewer than five people stay on this laptop, whatever is written out."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.desk import fresh, settle
from support.examples import examples
from support.read_back import said_in

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.exchange.screen_file import runtime_folder, screen_name
from l4pc_tui.exchange.session_log.jsonl import from_jsonl

FLAGS = st.sampled_from(["", "", "red card", "disclosure"])
COUNTS = st.lists(st.integers(0, 3), min_size=5, max_size=5) | st.lists(
    st.integers(0, 1), min_size=5, max_size=5
)


def settled(conductor: Conductor, room: Path) -> str:
    """What the room's window reads, once it is written."""
    settle(conductor, room.exists)
    return room.read_text(encoding="utf-8")


@given(st.lists(st.tuples(COUNTS, FLAGS, st.booleans()), min_size=1, max_size=4))
@settings(max_examples=examples(25), deadline=None)
def test_no_export_of_any_session_holds_the_counts_of_fewer_than_five(
    furnished: Path, pulses: list[tuple[list[int], str, bool]]
) -> None:
    with fresh(furnished) as house:
        desk = house.desk()
        conductor = open_session(desk, desk.store.sessions()[0].session.id)
        conductor.start()
        taken = []
        for counts, flag, undone in pulses:
            house.clock.now += 60
            if conductor.take_pulse(counts, flag).ok:
                taken.append((counts, flag))
                if undone:
                    conductor.undo()
        conductor.tick()
        room = runtime_folder() / screen_name(house.db, conductor.session)
        picture = settled(conductor, room)
        conductor.close()
        assert conductor.drain(5)
        row = find_session(desk, conductor.session)
        open_ones = [counts for counts, _ in taken if sum(counts) >= 5]
        few = len(taken) - len(open_ones)

        told = shapes.session(desk, row)["moves"]
        seen = [move for move in told if move["verb"] == "pulse"]
        assert [move["counts"] for move in seen if "counts" in move] == open_ones
        assert all({*move} == {"id", "at", "actor", "verb", "private"}
                   for move in seen if "counts" not in move)  # fmt: skip

        written = {}
        for how in FORMATS:
            out = house.folder / f"out-{how}-not-to-be-passed-on"
            written[how] = said_in(export(desk, row, how, out, Profile.FACILITATOR).path)
        lines = written["jsonl"].splitlines(keepends=True)
        events = from_jsonl(lines).events
        kept = [e.data["counts"] for e in events if e.data and e.data.get("verb") == "pulse"]
        assert kept == open_ones
        header = json.loads(lines[0])
        assert (header["left_out"], header["pulses"]) == (few, few)
        flags = {flag for counts, flag in taken if flag and sum(counts) < 5}
        flags -= {flag for counts, flag in taken if sum(counts) >= 5}
        for text in [*written.values(), picture]:
            assert not any(flag in text for flag in flags)
        if not open_ones:
            assert not any("counts" in text for text in written.values())
            assert not any(" ones" in text or "a two" in text for text in written.values())
