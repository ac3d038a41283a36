"""Wishes that a facilitator may have, at random, and how to grant them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from support.desk import House

from l4pc_tui.core.live.groups.shapes import PAIRS, read_shape
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.names import NO_NOTE
from l4pc_tui.desk.session.conductor import Conductor

WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["Ann [/x] Lee", "[bold", "\x1b[31mred", "‮right to left", "", "  ", "* an insight", "\\ no"]
    ),
)
WISH = st.one_of(
    st.tuples(
            st.sampled_from(
                ["start", "next", "next", "next", "back", "cover", "pause", "close", "reopen",
                 "undo", "undo", "rest_here", "tick", "reveal", "up", "come_up", "need",
                 "count_from_now", "preview_squeeze", "preview_stretch", "preview_shift"]
            )
        ),
    st.tuples(st.just("undo")),
    st.tuples(st.just("goto"), st.integers(0, 9)),
    st.tuples(st.just("door"), st.integers(0, 6)),
    st.tuples(st.just("reveal"), st.integers(-1, 3)),
    st.tuples(st.just("mark"), st.integers(0, 5), st.sampled_from(
            ["here", "late", "online", "sorry", "absent", "left-early"])),
    st.tuples(st.just("unmark"), st.integers(0, 5)),
    st.tuples(st.just("rename"), st.integers(0, 5), WORDS),
    st.tuples(st.just("remark"), st.integers(0, 5), WORDS),
    st.tuples(st.sampled_from(["note", "walk_in", "restricted", "keep_draft"]), WORDS),
    st.tuples(st.just("mend"), st.integers(0, 5), WORDS),
    st.tuples(st.just("strike"), st.integers(0, 5)),
    st.tuples(st.just("adjust"), st.integers(-900, 900)),
    st.tuples(st.just("set_length"), st.one_of(WORDS, st.sampled_from(["10", "+5", "13:00"]))),
    st.tuples(st.just("take_pulse"), st.lists(st.integers(0, 3), min_size=5, max_size=5)),
    st.tuples(st.just("support"), st.sampled_from(list(SUPPORTS)), st.booleans()),
    st.tuples(st.sampled_from(["preview_skip", "preview_restore", "preview_unlock"]),
              st.integers(0, 9)),
    st.tuples(st.just("preview_move"), st.integers(0, 9), st.sampled_from([-1, 1])),
    st.tuples(st.just("preview_lock"), st.integers(0, 9), st.sampled_from(["", "+10", "10:30"])),
    st.tuples(st.just("preview_insert"), WORDS, st.sampled_from(["10", "1h", "soon"])),
    st.tuples(st.just("preview_insert_exercise"), st.just("whose-rule")),
    st.tuples(st.just("preview_insert_exercise"), st.sampled_from(["whose-rule", "lost"])),
    st.tuples(st.just("ask_away"), st.floats(30, 4000)),
    st.tuples(st.just("answer_away"), st.booleans()),
    st.tuples(st.just("wait"), st.floats(0, 1500)),
)  # fmt: skip
_PARTS = st.sampled_from(["who", "what", "by", "with_whom", "done"])
MORE = st.one_of(
    st.tuples(st.just("walk_in"), st.sampled_from(["Zoe Fennel", "Lena Harebell", "Ed Bracken"])),
    st.tuples(st.just("note"), st.tuples(st.sampled_from(list("*\"?^!+~%n")), WORDS).map(" ".join)),
    st.tuples(st.just("dispose"), st.integers(0, 5), st.sampled_from(["taken", "dropped", "open"]),
              WORDS),
    st.tuples(st.just("agree"), st.integers(0, 5), _PARTS, WORDS),
    st.tuples(st.just("consent"), st.integers(0, 5), st.sampled_from(["anon", "named", "inside"])),
    st.tuples(st.just("sort"), st.integers(0, 5), st.sampled_from(["time", "law", "habit"])),
    st.tuples(st.just("share"), st.integers(0, 5)),
    st.tuples(st.just("follow"), st.integers(0, 1),
              st.sampled_from(["done", "started", "changed", "blocked"]), st.just("silo")),
    st.tuples(st.just("follow_remark"), st.integers(0, 1), WORDS),
    st.tuples(st.just("catch"), st.sampled_from(["Surface/facts", "Return/commitments"]), WORDS),
    st.tuples(st.just("groups"), st.sampled_from(["", "pairs", "fours", "same", "ahead"])),
    st.tuples(st.just("leave_uncaught"), st.sampled_from(["Surface/facts", "Arrive/agreement"])),
)  # fmt: skip
"""What Close, the register and the follow-up take besides."""
WISHES = st.one_of(
    st.lists(WISH, max_size=8),
    st.lists(WISH, min_size=12, max_size=40).map(lambda wishes: [("start",), *wishes]),
)
"""Most of them in a session that has begun: before that, little is granted."""


def use_groups(conductor: Conductor, how: str = "") -> None:
    """Have groups proposed and use them. how: the size; "" what comes by itself."""
    groups = conductor.groups
    groups.read()
    if how == "same":
        job = groups.same_tables()
    elif how == "ahead":
        job = groups.ahead(2, PAIRS)
    else:
        job = groups.open(read_shape(how))
    if not isinstance(job, Reply) and groups.solved(job):
        groups.accept()


def grant(conductor: Conductor, house: House, wish: tuple[Any, ...]) -> None:
    """Do what a wish says, with the people and notes that there are."""
    name, *given_ = wish
    people = [enrolled.person.id for enrolled in conductor.room.enrolled]
    notes = [note.id for note in conductor.room.notes] or [NO_NOTE]
    if name == "wait":
        house.clock.now += given_[0]
    elif name == "groups":
        use_groups(conductor, *given_)
    elif name == "goto":
        conductor.goto(conductor.sheet.stops[given_[0] % len(conductor.sheet.stops)].id)
    elif name == "support":
        conductor.support(given_[0], ok=given_[1])
    elif name == "answer_away":
        conductor.answer_away(waited=given_[0])
    elif name in ("mark", "unmark", "rename", "remark"):
        getattr(conductor, name)(people[given_[0] % len(people)], *given_[1:])
    elif name in ("follow", "follow_remark"):
        back = [line.note for line in conductor.returning()] or [NO_NOTE]
        getattr(conductor, name)(back[given_[0] % len(back)], *given_[1:])
    elif name in ("mend", "strike", "dispose", "agree", "consent", "sort", "share"):
        getattr(conductor, name)(notes[given_[0] % len(notes)], *given_[1:])
    elif name.startswith("preview"):
        if given_ and isinstance(given_[0], int):
            items = conductor.sheet.items
            given_[0] = items[given_[0] % len(items)].id
        found = getattr(conductor, name)(*given_)
        if isinstance(found, Preview):
            conductor.accept(found)
    else:
        getattr(conductor, name)(*given_)
