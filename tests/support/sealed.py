"""What other laptops may have told: sealed events, and what a store makes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from support.first_format import id_of

from l4pc_tui.core.record.entry import Entry, Event, canonical, outer_digest, seal

AT = "2026-11-23T09:00:00.000+00:00"
TAKEN = "2026-11-24T09:00:00.000+00:00"
ACTOR = id_of(9_999)


def event(
    number: int, name: str, data: dict[str, Any] | None, *, kind: str = "put", device: str = "d1",
    session: str = "s1", base: tuple[str, ...] = (), taken: str = TAKEN, **more: Any,
) -> Event:  # fmt: skip
    """An event of another laptop; its id and its number are made of ``number``."""
    entry = Entry(kind, name, data, id_of(number), AT, ACTOR, None, base, session)  # type: ignore[arg-type]
    made = seal(entry, device=device, seq=number, base=base, nonce=f"{number:032x}", taken=taken)
    made = replace(made, **more)
    return replace(made, digest=outer_digest(made)) if more else made


def note(number: int, text: str = "words", **more: Any) -> Event:
    return event(number, "note:n1", {"session": "s1", "kind": "note", "text": text}, **more)


def struck(told: Event) -> Event:
    return replace(told, nonce=None, data=None)


@st.composite
def pools(draw: st.DrawFn) -> list[Event]:
    """What three laptops may have told: versions, deletions, strikes, joins and moves."""
    pool: list[Event] = []
    for number in range(1, draw(st.integers(1, 14)) + 1):
        name = draw(
            st.sampled_from(["note:a", "note:b", "person:p1", "person:p2", "mark:s1/p1", "run:s1",
                             "same:j1", "session:s1", "session:s2", "cohort:c1", "hologram:h"])
        )  # fmt: skip
        kind = (
            "move"
            if name == "run:s1"
            else draw(st.sampled_from(["put"] * 4 + ["del", "erase", "redact"]))
        )
        data = {
            "note": {"session": "s1", "kind": "note", "text": f"text {number}"},
            "person": {"name": f"Person {number}"},
            "mark": {"session": "s1", "person": "p1", "mark": "here"},
            "run": {"verb": draw(st.sampled_from(["start", "next", "close"]))},
            "same": {"kind": draw(st.sampled_from(["person", "session"])), "one": "p1", "other": "p2"},
            "session": {"plan": "morning", "date": "2026-11-25"},
            "cohort": {"name": f"Cohort {number}"}, "hologram": {},
        }[name.partition(":")[0]]  # fmt: skip
        earlier = [told.id for told in pool if told.entity == name]
        base = (
            tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)))
            if earlier
            else ()
        )
        told = event(
            number, name, data if kind in ("put", "move") else None, kind=kind, base=base,
            device=draw(st.sampled_from(["d1", "d2", "d3"])),
            **({"subject": "p1"} if name == "note:b" else {}),
        )  # fmt: skip
        pool.append(told)
        if draw(st.integers(0, 9)) == 0:
            pool.append(struck(told))
    return pool


def tables(store: Any) -> str:
    return canonical(
        [[row.session.id, str(row.state), row.started] for row in store.sessions()]
        + [note.data() for note in store.notes("s1")]
        + [person.data() for person in store.people()]
        + [mark.data() for mark in store.marks("s1")]
        + [cohort.data() for cohort in store.cohorts()]
    )
