"""What a log tells of what was asked of the room, and of words that had a marker typed along."""

from __future__ import annotations

from support.desk import COHORT, House

from l4pc_tui.core.document.model import Document, Section
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.outcomes import taking
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.exchange.session_log.document import log_document
from l4pc_tui.exchange.session_log.markdown import to_markdown


def page(desk: Desk, session: str) -> tuple[Document, str]:
    log = session_log(desk, find_session(desk, session), Profile.HANDOVER)
    return log_document(log), to_markdown(log)


def test_measures_stand_in_a_log_with_how_many_answered(desk: Desk, started: Conductor) -> None:
    started.take_pulse((0, 0, 1, 4, 2))
    started.take_pulse((0, 0, 1, 1, 0))
    started.close()
    assert started.drain(5)
    group = whom(desk, session=f"{COHORT}/2026-11-25")
    taking.add_pulse(desk, group, Measure.HEARD, "0 0 2 5 3 slips", point="end", present=12)
    taking.type_forms(desk, group, Measure.FRAMEWORK, "end", "- 4 4 4 4")
    document, markdown = page(desk, started.session)
    told = repr([each for each in document.sections if isinstance(each, Section)])
    for words in (
        "Heard at the end, on slips", "10 answered · 12 present", "80 % (8 of 10) said 4 or 5",
        "7 answered", "6 of 7 said 4 or 5", "so few answered that it is not told",
        "at the end: 1 answered",
    ):  # fmt: skip
        assert words in told, words
        assert words in markdown, words


def test_a_marker_that_was_typed_along_is_told_beside_the_words(
    desk: Desk, started: Conductor
) -> None:
    started.note('" it is quieter now (anon)')
    started.note("^ silo: two forms for one visit")
    started.close()
    assert started.drain(5)
    document, markdown = page(desk, started.session)
    for text in (repr(document), markdown):
        assert "(anon)" not in text
        assert "silo: two" not in text
        assert "it is quieter now" in text
        assert "two forms for one visit" in text
    assert "silo" in repr(document)


def test_how_long_a_session_was_is_read_from_its_clock_times_as_at_close(
    desk: Desk, started: Conductor, house: House
) -> None:
    begun = started.room.run.started or 0.0
    house.clock.now = begun // 60 * 60 + 7 * 60 + 40
    started.close()
    assert started.drain(5)
    assert "'7 min'" in repr(page(desk, started.session)[0])
