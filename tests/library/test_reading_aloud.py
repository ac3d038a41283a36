"""Every shipped file reads clean, and what is said and shown is short and plain."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import figures
from library.figures import ROOT, Said, paths, said_in, sentences
from library.shelf import shelf

from l4pc_tui.core.script.model.model import Model
from l4pc_tui.core.script.model.variables import fill

SCRIPTS: dict[str, Model] = {**shelf().exercises, **shelf().plans}


def test_no_file_gives_an_error_a_warning_or_advice() -> None:
    told = [f"{m.severity} {m.code} {m.path}:{m.line} {m.message}" for m in shelf().messages]
    assert told == []
    read = len(shelf().exercises) + len(shelf().plans) + len(shelf().programmes)
    assert read == len(paths())


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_is_said_and_shown_is_short_enough(name: str) -> None:
    told = said_in(SCRIPTS[name])
    # Variables stand filled, as they are read.
    filled = [Said(said.label, fill(said.text, _values(name)), said.where) for said in told]
    too_long = [
        (said.label, said.where)
        for said in filled
        if (said.label == "Say" and said.words > figures.SAY_AT_MOST)
        or (said.label == "Show" and len(said.text) > figures.SHOW_AT_MOST)
    ]
    assert too_long == []
    found = figures.figures(filled)
    assert found.median <= figures.MEDIAN_AT_MOST
    assert found.longest <= figures.LONGEST_AT_MOST
    assert found.age <= figures.READING_AGE_AT_MOST


def _values(name: str) -> dict[str, str]:
    exercise = shelf().exercises.get(name)
    return dict(exercise.variables) if exercise else {}


def test_every_question_is_one_short_question() -> None:
    asked = [
        (name, said.text)
        for name, script in shelf().exercises.items()
        for said in said_in(script)
        if said.label in ("Ask", "Deeper") and (not said.text.endswith("?") or said.words > 20)
    ]
    assert asked == []


def test_no_question_is_asked_in_two_exercises() -> None:
    first: dict[str, str] = {}
    twice = []
    for name, script in shelf().exercises.items():
        for text in {said.text for said in said_in(script) if said.label == "Deeper"}:
            if first.setdefault(text, name) != name:
                twice.append((text, first[text], name))
    assert twice == []


def test_sentences_are_told_apart_by_their_ends_and_by_lines() -> None:
    text = "Look up. “What is there?” Wait …\nThe day is …"
    assert sentences(text) == ["Look up.", "“What is there?", "Wait …", "The day is …"]


def test_the_figures_of_a_text_are_counted() -> None:
    found = figures.figures([Said("Say", "Go out and look. Come back.", ""),
                             Said("Show", "Back at ten.", "")])  # fmt: skip
    assert (found.words, found.sentences, found.median, found.longest) == (9, 3, 3, 4)
    assert (found.longest_say, found.longest_show) == (6, 12)
    assert found.minutes == pytest.approx(9 / 130)


def test_plain_words_have_a_lower_reading_age_than_long_ones() -> None:
    plain = figures.figures([Said("Say", "The cat sat on the mat and was glad of it.", "")])
    long = figures.figures(
        [Said("Say", "Organisational transformation necessitates leadership.", "")]
    )
    assert plain.age < 8 < long.age


def test_a_trainer_sees_the_figures_of_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert figures.main([str(ROOT / "exercises" / "you-may-pass.md")]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "words",
        "sentences",
        "median",
        "longest",
        "Say",
        "Show",
        "age",
        "minutes",
    ]
    assert line.split()[0] == "you-may-pass"
    assert len(line.split()) == 9


def test_a_file_with_errors_has_no_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.md"
    wrong.write_text("---\nformat: exercise/1\n---\n# Wrong\n\n## A step\n\nSay: Hello.\n", "utf-8")
    assert figures.main([str(wrong)]) == 1
    assert "has errors" in capsys.readouterr().err
