"""How scripts read aloud: words, sentences, their lengths, a reading age, minutes.

Run it on the whole library, or on files of your own:

    python tests/library/figures.py
    python tests/library/figures.py my-folder/exercises/my-exercise.md

Counted is what is said or shown: Show, Say and Ask, the deeper questions, side steps too; of a
plan what it says first and shows. At 130 words a minute.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from l4pc_tui.core.script.model.model import Exercise, Model, SessionPlan, Step
from l4pc_tui.core.script.reading.script import Folder, read

ROOT = Path(__file__).parents[2]
WORDS_A_MINUTE = 130
SHOW_AT_MOST = 280
"""Characters that one can read from the back of a room."""
SAY_AT_MOST = 60
"""Words that one can say, and others follow, in one go."""
MEDIAN_AT_MOST = 16
"""Words."""
LONGEST_AT_MOST = 25
"""Words of a single sentence."""
READING_AGE_AT_MOST = 10
"""Years, by Flesch and Kincaid."""

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.?!…])[”’)]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_FIRST_GRADE_IS_AGE = 5


@dataclass(frozen=True)
class Said:
    """One piece of text that is said or shown. label: Show, Say, Ask or Deeper."""

    label: str
    text: str
    where: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(words(self.text))


@dataclass(frozen=True)
class Figures:
    """The figures of a file. age: of a reader who follows (Flesch and Kincaid)."""

    words: int
    sentences: int
    median: float
    longest: int
    longest_say: int
    longest_show: int
    age: float

    @property
    def minutes(self) -> float:
        """How long all of it takes aloud."""
        return self.words / WORDS_A_MINUTE


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Its sentences; a line is one too."""
    return [part for part in _SENTENCE.split(text) if words(part)]


def spoken(step: Step) -> Iterator[Said]:
    """What is said and shown in a step, in order."""
    for block in step.blocks:
        if block.label in ("Show", "Say", "Ask"):
            yield Said(block.label, block.text, step.name)
        yield from (Said("Deeper", probe.text, step.name) for probe in block.probes)


def said_in(model: Model) -> tuple[Said, ...]:
    """What is said and shown in a script; nothing in a programme."""
    if isinstance(model, Exercise):
        return tuple(said for step in (*model.steps, *model.sides) for said in spoken(step))
    if isinstance(model, SessionPlan):
        pairs = (
            (Said("Show", item.show, item.kind), Said("Say", item.say_first, item.kind))
            for item in model.items
        )
        return tuple(said for pair in pairs for said in pair if said.text)
    return ()


def figures(texts: Iterable[Said]) -> Figures:
    """The figures of what is said and shown. Raises ValueError when nothing is."""
    held = tuple(texts)
    if not held:
        raise ValueError("nothing is said or shown")
    parts = [words(sentence) for said in held for sentence in sentences(said.text)]
    lengths = [len(part) for part in parts]
    syllables = sum(_syllables(word) for part in parts for word in part)
    count = sum(lengths)
    grade = 0.39 * count / len(parts) + 11.8 * syllables / count - 15.59
    return Figures(
        count,
        len(parts),
        median(lengths),
        max(lengths),
        max((said.words for said in held if said.label == "Say"), default=0),
        max((len(said.text) for said in held if said.label == "Show"), default=0),
        grade + _FIRST_GRADE_IS_AGE,
    )


def _syllables(word: str) -> int:
    """Groups of vowels, without the mute e at the end: near enough for an average."""
    plain = word.lower()
    if plain.endswith("e") and not plain.endswith("le"):
        plain = plain[:-1]
    return max(1, len(_VOWELS.findall(plain)))


def paths() -> tuple[Path, ...]:
    """The scripts of ``exercises`` and ``sessions``, in order."""
    found = [*ROOT.glob("exercises/**/*.md"), *ROOT.glob("sessions/**/*.md")]
    return tuple(sorted(path for path in found if path.name != "README.md"))


def kind_of(path: Path) -> Folder:
    """What the reader is told of a file: "exercise", or "plan" for plans and programmes."""
    head = path.read_text("utf-8", errors="replace")[:400]
    return "plan" if "format: session/" in head or "format: programme/" in head else "exercise"


def main(names: list[str]) -> int:
    """Print a line for each file; 1 when one of them cannot be read."""
    columns = "words", "sentences", "median", "longest", "Say", "Show", "age", "minutes"
    print(f"{'':32}" + "".join(f"{column:>10}" for column in columns))
    failed = 0
    for path in [Path(name) for name in names] or paths():
        reading = read(path.read_bytes(), path=str(path), kind=kind_of(path))
        if reading.model is None:
            print(f"{path.stem:32}  has errors: l4pc library load {path}", file=sys.stderr)
            failed = 1
        elif texts := said_in(reading.model):
            f = figures(texts)
            print(
                f"{path.stem:32}{f.words:10}{f.sentences:10}{f.median:10.1f}{f.longest:10}"
                f"{f.longest_say:10}{f.longest_show:10}{f.age:10.1f}{f.minutes:10.1f}"
            )
    if not names:
        print(
            "\nSay: words of the longest one. Show: characters of the longest one. Minutes: aloud."
        )
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
