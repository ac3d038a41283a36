"""One rule says what may leave the laptop; every field of everything recorded has its answer."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from l4pc_tui.core.live.notes.travel import Around, entries_inside, moves_inside, note_inside
from l4pc_tui.core.record import travel
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import FIELDS, MOVE_FIELDS, Inside, Travels, leaves


def note(kind: str = "note", **more: Any) -> Note:
    return Note(NoteId("n"), SessionId("s"), kind, "the hall was warm", place="Arrive", **more)


def why(*moves: tuple[Verb, dict[str, Any]]) -> list[Inside | None]:
    made = [Move(f"m{n}", verb, float(n), "a", data) for n, (verb, data) in enumerate(moves)]
    inside = moves_inside(made)
    return [inside.get(move.id) for move in made]


@pytest.mark.parametrize("kind", Kind)
def test_a_field_without_its_answer_fails_by_its_name(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = fields(THINGS[kind].noun)[-1].name
    some = {name: each for name, each in FIELDS[kind].items() if name != last}
    monkeypatch.setitem(FIELDS, kind, some)
    with pytest.raises(LookupError, match=f"^{kind}: {last}: whether it travels is not said"):
        travel._must_be_whole()


@pytest.mark.parametrize("name", sorted(MOVE_FIELDS))
def test_what_a_move_holds_without_its_answer_fails_by_its_name(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(MOVE_FIELDS, name)
    with pytest.raises(LookupError, match=f"A move’s {name}: whether it travels is not said"):
        travel._must_be_whole()


@pytest.mark.parametrize("travels", Travels)
def test_the_facilitator_has_everything_and_others_what_is_shareable(travels: Travels) -> None:
    for shared in (True, False):
        assert leaves(travels, Profile.FACILITATOR, shared=shared)
    assert leaves(travels, Profile.HANDOVER, shared=True) is (travels is not Travels.NO)
    assert leaves(travels, Profile.HANDOVER, shared=False) is (travels is Travels.YES)


@pytest.mark.parametrize("profile", [each for each, row in PROFILES.items() if not row.names])
def test_no_row_and_no_entry_is_for_those_who_are_told_no_names(profile: Profile) -> None:
    """Whoever forgets to count says so loudly, and has written nothing."""
    with pytest.raises(LookupError, match=f"{profile}: rows of a record name people"):
        leaves(Travels.YES, profile, shared=True)
    with pytest.raises(LookupError, match=f"{profile}: entries name people"):
        entries_inside((), "s", profile, lambda _session: Around())


@pytest.mark.parametrize(
    ("held", "inside"),
    [
        (note(), None), (note(sharing="team"), Inside.NOTES), (note("restricted"), Inside.RESTRICTED),
        (note("quote"), Inside.NOTES), (note("quote", consent="inside"), Inside.NOTES),
        (note("quote", consent="anon"), None), (note("story", consent="named"), None),
        (note("story", sharing="shareable"), Inside.NOTES),
        (note("parked", outcome="taken", reason="Amina"), Inside.NOTES),
        (note("commitment", agreed=True, with_whom="@Joe"), Inside.NOTES),
        (note("commitment", agreed=True, who="Amina", sharing="shareable"), None),
    ],
)  # fmt: skip
def test_whether_a_note_travels(held: Note, inside: Inside | None) -> None:
    assert note_inside(held, Around(("Amina Yusuf",))) is inside


def test_whatever_tells_of_a_side_step_stays() -> None:
    at, side = (
        {"stop": "1/a", "place": "Feel"},
        {"stop": "1/b", "place": "Feel", "openers": ["1/a"]},
    )
    assert why(
        (Verb.START, at), (Verb.DOOR, {"door": 1, "condition": "short of time", **at}),
        (Verb.DOOR, {"door": 1, "condition": "someone is upset", **side}),
        (Verb.ADJUST, {"spans": {"1/b": 60}}), (Verb.PAUSE, {}), (Verb.NEXT, at), (Verb.NEXT, at),
        (Verb.ASIDE, {"aside": ["1/c"]}), (Verb.ASIDE, {"aside": [], "left": "1/c"}),
    ) == [
        None, Inside.ASIDE, Inside.ASIDE, Inside.ASIDE, None, Inside.ASIDE, None, Inside.ASIDE,
        Inside.ASIDE,
    ]  # fmt: skip


def test_reasons_support_flags_small_pulses_and_what_is_not_known_stay() -> None:
    reveal = {"stop": "1/a", "place": "Feel", "probe": 0}
    assert why(
        (Verb.REVEAL, reveal), (Verb.REVEAL, {**reveal, "reason": "they need it"}),
        (Verb.REVEAL, {**reveal, "lights": {"safety": "red"}}),
        (Verb.SUPPORT, {"what": "quiet-space", "ok": True}),
        (Verb.PULSE, {"counts": [0, 0, 0, 1, 5]}), (Verb.PULSE, {"counts": [0, 0, 0, 1, 3]}),
        (Verb.PULSE, {"counts": [0, 0, 0, 1, 5], "flag": "disclosure"}),
        (Verb.PAUSE, {"remark": "of a newer version"}), (Verb.RESUME, {}),
        (Verb.UNDO, {"of": "m8"}),
    ) == [
        None, Inside.REASONS, Inside.REASONS, Inside.SUPPORT, None, Inside.PULSES, Inside.PULSES,
        Inside.UNREAD, Inside.EARLIER, Inside.EARLIER,
    ]  # fmt: skip
