"""What every shipped exercise has, so that a newcomer can run it and everybody can take part."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from library.figures import WORDS_A_MINUTE, Said, spoken
from library.shelf import deepest_step, minutes, shelf, tried

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.easy_read import easy_read_of, is_easy_read
from l4pc_tui.core.script.model.measures import WHOLE_CIRCLE
from l4pc_tui.core.script.model.model import Exercise, Step
from l4pc_tui.core.script.paper.packing import packing

EXERCISES = shelf().exercises
THEMES = {
    "being", "relating-and-communicating", "leading-and-visioning", "delivering", "openness",
    "collaboration", "connection", "co-production", "strengths", "permission", "ordinary-lives",
}  # fmt: skip
"""The library's own: the four of the L4PC framework, and seven of its spirit."""

PASSING = re.compile(
    r"\bpass\b|would rather (?:not|keep|only)|only listen|simply listen|listen only|ask or listen",
    re.IGNORECASE,
)
A_NAME = r"who (?:will ask|will tell)|will ask me|ask(?:s)? me|I will tell|my partner"
NEEDED: dict[str, dict[str, re.Pattern[str]]] = {
    ending: {name: re.compile(pattern) for name, pattern in needed.items()}
    for ending, needed in {
        "promise": {"a day": r"\bday\b", "a name": A_NAME},
        "letter": {"a letter": r"[Cc]ard|[Ll]etter|[Ee]nvelope",
                   "its way": r"[Pp]ost|comes? back|[Gg]ive (?:it|the cards) back|[Hh]and(?:ed)? |opens? this"},
        "board": {"offers and asks": r"(?s)(?:\b[Oo]ffer.*\b[Aa]sk|\b[Aa]sk.*\b[Oo]ffer)", "a name": r"\bnames?\b"},
        "question": {"a question": r"\b[Qq]uestion\b|\b[Aa]sk (?:them|one)\b", "a person": r"\bperson\b|\b[Ww]ho\b"},
        "object": {"laid down or taken": r"[Ll]ay|[Ll]aid|[Tt]ake", "a word": r"[Oo]ne word|\bword\b"},
        "sheet": {"a sheet": r"\b[Ss]heet\b", "signed": r"[Ss]ign|mark|initial"},
    }.items()
}  # fmt: skip
"""What each ending has on its way back."""
HIDDEN = ("slips", "cards", "eyes closed", "chat")
FINGERS = re.compile(r"close to your chest|against (?:your|the) chest|(?:one|five) fingers?\b")
GOING_OUT = re.compile(r"go(?:ing)? out|step out|outside|quiet room|leave")
LOW = re.compile(r"\b(?:answers one|one slip|slip says|is low|low answer)\b")
each = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES.keys())


def texts(exercise: Exercise) -> str:
    """All its words but the handouts'."""
    steps = (*exercise.steps, *exercise.sides)
    said = [block.text for step in steps for block in step.blocks]
    doors = [f"{door.condition}: {door.advice}" for step in steps for door in step.doors]
    return "\n".join([*said, *doors])


def texts_of(step: Step) -> str:
    """All that a step says to anybody, label by label."""
    return "\n".join(f"{block.label}: {block.text}" for block in step.blocks)


def labels(step: Step) -> set[str]:
    return {block.label for block in step.blocks}


@each
def test_the_header_says_whose_it_is_and_for_how_many(exercise: Exercise) -> None:
    assert exercise.status == "trial"
    assert exercise.licence == "CC-BY-SA-4.0"
    assert exercise.authors
    assert exercise.version
    assert exercise.themes
    assert set(exercise.themes) <= THEMES
    low, high = exercise.people
    assert 2 <= low < high <= 120
    assert len(exercise.summary) <= 300


@each
def test_it_says_what_to_bring_who_can_take_part_and_what_comes_after(exercise: Exercise) -> None:
    for name in ("Before you begin", "Access", "Afterwards"):
        section = exercise.section(name)
        assert section is not None, name
        assert section.text
    assert (exercise.section("Online") is not None) == (exercise.setting != "room")


@each
def test_a_method_that_is_named_as_a_source_is_credited(exercise: Exercise) -> None:
    if exercise.source and "step 4" not in exercise.source:
        assert exercise.section("Credits") is not None
    assert "-NC" not in exercise.licence


@each
def test_there_is_a_way_to_pass(exercise: Exercise) -> None:
    assert PASSING.search(texts(exercise))


@each
def test_where_it_goes_deep_there_is_a_way_out_and_a_word_of_care(exercise: Exercise) -> None:
    deep = [step for step in exercise.steps if step.depth.depth >= Place.FEEL.depth]
    if not deep:
        return
    assert any(door.trigger and door.trigger.kind == "upset" for s in deep for door in s.doors)
    assert any("Safety" in labels(step) for step in deep)
    power = [step for step in deep if step.depth is Place.POWER and step.cut == "never"]
    if power:
        assert any("Safety" in labels(step) for step in power)
        assert {"co-facilitator", "quiet-space"} <= set(exercise.needs)
        assert exercise.steps[-1].depth is Place.RETURN
        assert "Safety" in labels(exercise.steps[-1])


@each
def test_before_power_a_low_answer_pauses_and_offers_two_rooms(exercise: Exercise) -> None:
    """The answer cannot be seen by others, people may go out, and no one person ends the day."""
    powers = [n for n, step in enumerate(exercise.steps) if step.depth is Place.POWER]
    if not powers:
        return
    way_on = exercise.steps[powers[0] - 1]
    said = " ".join(block.text for block in way_on.blocks if block.label == "Say")
    assert way_on.pulse in HIDDEN
    assert GOING_OUT.search(said)
    (door,) = (door for door in way_on.doors if LOW.search(door.condition))
    (pause,) = (side for side in exercise.sides if side.id == door.target)
    assert pause.whole_room
    offered = " ".join(block.text for block in pause.blocks if block.label == "Say")
    assert "five minutes" in offered.casefold()
    assert re.search(r"two (?:rooms|doors)|other room", offered)
    assert pause.time.max >= 5 * 60


@each
def test_a_pulse_is_asked_in_a_way_that_can_be_hidden(exercise: Exercise) -> None:
    for step in exercise.steps:
        assert not FINGERS.search(texts_of(step)), step.name
        if "one to five" in " ".join(said.text for said in spoken(step) if said.label == "Ask"):
            assert step.pulse in HIDDEN, step.name


@each
def test_the_way_back_has_what_its_ending_needs(exercise: Exercise) -> None:
    """A promise has a name and a day; a letter is posted; each of the six has its own."""
    if deepest_step(exercise) is Place.ARRIVE:
        return
    back = [step for step in exercise.steps if step.depth is Place.RETURN]
    assert exercise.steps[-1] in back
    assert all(step.cut == "never" for step in back)
    for name, needed in NEEDED[exercise.ending].items():
        assert needed.search("\n".join(map(texts_of, back))), f"{exercise.ending}: {name}"


@each
def test_where_it_goes_to_feel_the_room_says_what_it_has_learned(exercise: Exercise) -> None:
    """Three minutes that are never cut, behind the deepest step and before the way back ends."""
    deepest = deepest_step(exercise)
    if deepest.depth < Place.FEEL.depth:
        return
    last = max(n for n, step in enumerate(exercise.steps) if step.depth is deepest)
    first = min(n for n, step in enumerate(exercise.steps) if step.depth is deepest)
    harvests = [
        step
        for step in exercise.steps[first : last + 2]
        if step.group == WHOLE_CIRCLE and step.cut == "never" and "Ask" in labels(step)
        and (step.time.per or step.time.min >= 3 * 60)
    ]  # fmt: skip
    assert harvests


@each
def test_every_handout_is_there_in_easy_read(exercise: Exercise) -> None:
    names = [handout.name for handout in exercise.handouts]
    for name in names:
        assert is_easy_read(name) or any(easy_read_of(name, other) for other in names), name


@each
def test_access_speaks_of_eyes_of_wheels_and_of_interpreters(exercise: Exercise) -> None:
    section = exercise.section("Access")
    assert section is not None
    for who in ("deaf|lip|sign|caption", "wheel|seat|sit|table|chair", "interpret"):
        assert re.search(who, section.text, re.IGNORECASE), who


@each
def test_where_it_can_be_online_the_minutes_for_opening_rooms_are_said(exercise: Exercise) -> None:
    section = exercise.section("Online")
    if section is not None:
        assert "pening rooms takes two minutes each time" in section.text


@each
def test_every_step_has_something_to_ask_or_to_say(exercise: Exercise) -> None:
    for step in (*exercise.steps, *exercise.sides):
        assert labels(step) & {"Say", "Ask", "Show"}, step.name


@each
def test_talking_to_the_room_takes_less_than_half_of_any_step(exercise: Exercise) -> None:
    sheet = tried(exercise)
    for step, stop in zip(exercise.steps, sheet.stops, strict=True):
        aloud = [said for said in spoken(step) if said.label != "Deeper"]
        seconds = sum(map(_words, aloud)) / WORDS_A_MINUTE * 60
        assert seconds <= 0.45 * stop.span.least, step.name


def _words(said: Said) -> int:
    return said.words


@each
def test_things_for_groups_are_counted_for_groups(exercise: Exercise) -> None:
    """A sheet for each group is not packed for each pair, because pairs happen to come first."""
    people = exercise.usual_people
    section = exercise.section("Before you begin")
    assert section is not None
    if "per group" in section.text:
        first = next(step.group for step in exercise.steps if step.group.size)
        assert first.low >= 4
    for count, what in packing(exercise, people):
        assert what
        assert count is None or count <= 8 * people


@each
def test_it_takes_no_longer_than_a_morning_or_an_evening_can_hold(exercise: Exercise) -> None:
    least, most = minutes(exercise)
    assert 10 <= least <= most <= 95


def test_at_least_twenty_four_take_ten_to_sixty_minutes() -> None:
    fitting = 0
    for exercise in EXERCISES.values():
        least, most = minutes(exercise)
        fitting += least >= 10 and (least + most) / 2 <= 60
    assert fitting >= 24


def test_pairs_and_forty_people_both_find_something() -> None:
    assert sum(exercise.people[0] == 2 for exercise in EXERCISES.values()) >= 3
    assert sum(exercise.people[1] >= 40 for exercise in EXERCISES.values()) >= 3
    assert sum(exercise.setting != "room" for exercise in EXERCISES.values()) >= 6


def test_no_place_is_empty_and_none_has_all_the_exercises() -> None:
    stood_at = Counter(
        place for e in EXERCISES.values() for place in {step.depth for step in e.steps}
    )
    assert set(stood_at) == set(Place)
    assert min(stood_at.values()) >= 2
    deepest = Counter(deepest_step(exercise) for exercise in EXERCISES.values())
    assert set(deepest) == set(Place)
    assert max(deepest.values()) <= len(EXERCISES) / 2


def test_every_theme_has_at_least_two_exercises() -> None:
    held = Counter(theme for exercise in EXERCISES.values() for theme in exercise.themes)
    assert {theme for theme in THEMES if held[theme] < 2} == set()


def test_a_third_has_another_shape_than_the_circle_and_half_another_ending_than_a_promise() -> None:
    shapes = Counter(exercise.shape for exercise in EXERCISES.values())
    endings = Counter(exercise.ending for exercise in EXERCISES.values())
    assert shapes["circle"] <= 2 / 3 * len(EXERCISES)
    assert set(shapes) >= {"fishbowl", "walkabout", "drawing", "letters", "objects", "sorting"}
    assert set(endings) == set(NEEDED)
    assert endings["promise"] <= len(EXERCISES) / 2


def test_how_to_be_in_a_room_and_on_a_screen_at_once_is_told_in_at_least_four() -> None:
    told = [section.text for e in EXERCISES.values() if (section := e.section("Online"))]
    assert sum("Hybrid:" in text for text in told) >= 4


def test_no_two_titles_are_alike() -> None:
    titles = [exercise.title.casefold() for exercise in EXERCISES.values()]
    assert len(set(titles)) == len(titles)
