"""Which commitments come back: everything that the latest word on it left open."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.follow_up import coming_back, follow_lines
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.nouns import Follow, Note, Outcome

TODAY = date(2026, 11, 30)
EARLIER = ((SessionId("s1"), "4 November"), (SessionId("s2"), "11 November"))
sessions = st.sampled_from(["s1", "s2", "s3", "elsewhere"])


def promised(id: str, session: str, text: str = "tidy") -> Note:
    return Note(NoteId(id), SessionId(session), "commitment", text)


def told(session: str, note: str, outcome: str, barrier: str = "") -> Follow:
    return Follow(f"{session}/{note}", SessionId(session), NoteId(note), outcome, barrier)


def test_the_latest_session_s_come_first_and_say_what_was_last_said() -> None:
    notes = (promised("a", "s1"), promised("b", "s2"), promised("c", "s1"))
    found = coming_back(EARLIER, notes, [told("s2", "a", "blocked", "silo")])
    assert [(back.note.id, back.made, back.last) for back in found] == [
        ("b", "11 November", ""), ("a", "4 November", "last time blocked (silo)"),
        ("c", "4 November", ""),
    ]  # fmt: skip


@given(
    st.lists(sessions, max_size=6),
    st.lists(st.tuples(sessions, st.integers(0, 5), st.sampled_from([*Outcome])), max_size=12),
)
def test_a_commitment_comes_back_until_it_is_done_or_has_changed(
    made: list[str], words: list[tuple[str, int, Outcome]]
) -> None:
    notes = [promised(str(number), session) for number, session in enumerate(made)]
    follows = [told(session, str(note), outcome) for session, note, outcome in words]
    back = {each.note.id for each in coming_back(EARLIER, notes, follows)}
    for note in notes:
        said = [
            f.outcome for s, _ in EARLIER for f in follows if (f.session, f.note) == (s, note.id)
        ]
        closed = bool(said) and said[-1] in (Outcome.DONE, Outcome.CHANGED)
        assert (note.id in back) == (note.session in ("s1", "s2") and not closed)


def test_a_line_tells_the_promise_its_parts_and_what_became_of_it() -> None:
    back = coming_back(EARLIER, [promised("a", "s1", "@Amina phone [/x] by Fri")], [])
    (waiting,) = follow_lines(back, {}, TODAY)
    assert (waiting.text, waiting.about, waiting.answered) == (
        "phone [/x]", "Amina · by Fri · from 4 November", False,
    )  # fmt: skip
    (done,) = follow_lines(back, {NoteId("a"): told("s3", "a", "blocked", "time")}, TODAY)
    assert (done.mark, done.answered) == ("blocked (time)", True)


def test_what_is_due_comes_first_and_says_how_long_its_day_is_past() -> None:
    at = "2026-11-04T10:00:00+00:00"
    notes = [
        Note(NoteId("a"), SessionId("s2"), "commitment", "tidy"),
        Note(NoteId("b"), SessionId("s2"), "commitment", "phone by 2 Dec", at=at),
        Note(NoteId("c"), SessionId("s1"), "commitment", "write by 27 Nov", at=at),
    ]
    lines = follow_lines(coming_back(EARLIER, notes, []), {}, TODAY)
    assert [(line.text, line.about) for line in lines] == [
        ("write", "by Fri 27 November · 3 days overdue · from 4 November"),
        ("phone", "by Wed 2 December · from 11 November"), ("tidy", "from 11 November"),
    ]  # fmt: skip
