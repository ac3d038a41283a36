"""Plain mode: what two laptops recorded is told numbered, and chosen by its number."""

from __future__ import annotations

from support.talks import TalkRoom

from l4pc_tui.core.record.nouns import entity
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk


def told(room: TalkRoom, talk: Talk, line: str) -> list[str]:
    room.told.clear()
    talk.hear(line)
    return list(room.told)


def test_versions_are_told_with_numbers_and_one_of_them_counts(room: TalkRoom) -> None:
    first = room.open()
    first.start()
    first.note("one")
    note = first.room.notes[-1]
    first.leave(goes_on=True)
    assert first.drain(5)
    store, name = room.desk.store, entity("note", note.id)
    said = {**note.data(), "text": "another"}
    store.write([store.entry("put", name, said, actor="Rowan Ash", base=(), session=first.session)])
    talk = Talk(open_session(room.desk, first.session), room.told.append)
    assert any("one (2 versions)" in line or "another (2 versions)" in line
               for line in told(room, talk, "notes"))  # fmt: skip
    listed = told(room, talk, "versions")
    assert listed[0] == "The note “another”: 2 versions."
    assert listed[1].startswith("1. one · ")
    assert listed[2].startswith("2. another · Rowan Ash")
    assert listed[2].endswith("counts now")
    assert told(room, talk, "versions 9") == [
        "versions lists them; versions and a number has that one count."
    ]
    assert told(room, talk, "versions 1")[0].startswith("The note “another”: this counts now: one")
    assert told(room, talk, "versions") == ["Everything here is one version."]
