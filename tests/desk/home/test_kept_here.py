"""What Home remembers of this laptop: put away until it changes, packed until the list does."""

from __future__ import annotations

from support.desk import person

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.home.kept_here import bring_back, kept_here, put_away, tick, tick_between
from l4pc_tui.desk.home.tidying import Tidy
from l4pc_tui.desk.session.conductor import Conductor


def about(desk: Desk) -> list[Tidy]:
    return [line.about for line in home(desk).tidy]


def test_a_line_put_away_is_back_when_it_changes_and_whenever_somebody_wants(
    desk: Desk, started: Conductor
) -> None:
    started.mark(person(started, "Amina Marigold"), "here")
    started.note("? whose key is it")
    assert started.drain(5)
    (line,) = (each for each in home(desk).tidy if each.about is Tidy.PARKED)
    assert line.session == started.session
    put_away(desk, line.about, line.mark)
    assert about(desk) == []
    assert home(desk).away == 1
    bring_back(desk)
    assert about(desk) == [Tidy.PARKED]
    put_away(desk, line.about, line.mark)
    started.note("? and whose door")
    assert started.drain(5)
    assert about(desk) == [Tidy.PARKED]
    assert home(desk).away == 0


def test_what_is_packed_is_remembered_for_its_session_beside_the_record(
    desk: Desk, started: Conductor
) -> None:
    tick(desk, started.session, "16 × pens")
    tick(desk, started.session, "2 × rolls of tape")
    tick(desk, "another", "1 × bell")
    tick(desk, started.session, "16 × pens")
    assert home(desk).packed == {"2 × rolls of tape"}


def test_a_file_that_is_not_ours_puts_nothing_away(desk: Desk) -> None:
    path = desk.places.state / "home.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    for told in ("[]", "{", '{"x": 1}', f'{{"{desk.path}": {{"away": 3, "packed": {{"s": 1}}}}}}'):
        path.write_text(told, encoding="utf-8")
        assert home(desk).away == 0
    tick(desk, "s", "1 × bell")
    assert "bell" in path.read_text(encoding="utf-8")


def test_what_another_console_has_ticked_since_is_not_turned_back(desk: Desk) -> None:
    for _ in range(2):
        tick_between(desk, "spring", "day-one|Letter: hello", done=True)
    assert kept_here(desk).between == {"spring": frozenset({"day-one|Letter: hello"})}
