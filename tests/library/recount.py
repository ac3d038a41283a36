"""The library counted as a demanding reader counted it: what it speaks of, and where it repeats itself.

    .venv/bin/python -m pytest -n0 tests/library/test_recount.py
    cd tests && ../.venv/bin/python -m library.recount

What is over its limit is marked. Counted are the exercises, plans and programmes of this repository,
without their headers and credits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from library.figures import sentences, words
from library.shelf import shelf

from l4pc_tui.core.script.model.model import Ending, Exercise, Model, SessionPlan, Shape
from l4pc_tui.core.text import fold

SUBJECT: dict[str, str] = {
    "carer": r"\bcarers?\b",
    "personal budget": r"\bpersonal (?:health )?budgets?\b",
    "direct payment": r"\bdirect payments?\b",
    "NHS": r"\bNHS\b",
    "commission…": r"\bcommission(?:s|ed|er|ers|ing)?\b",
    "wage, pay": r"\b(?:wages?|pay|paid|hourly rate)\b",
    "racism": r"\b(?:racism|racist)\b",
    "ethnic": r"\bethnic(?:ity|ities)?\b",
    "disab…": r"\bdisab(?:led|ility|ilities|lism)\b",
    "BSL": r"\b(?:BSL|British Sign Language)\b",
    "hearing loop": r"\b(?:hearing |induction )?loops?\b",
    "draw on": r"\bdraw(?:s|n|ing)? on\b",
    "council": r"\bcouncils?\b",
    "hospital": r"\bhospitals?\b",
    "waiting list": r"\bwaiting lists?\b",
    "refusal": r"\b(?:refus(?:al|als|ed|es|ing)|turned down)\b",
    "restraint": r"\b(?:restraint|restrain(?:ed|ing)?)\b",
    "agency": r"\bagency (?:shifts?|workers?|staff)\b|\bagenc(?:y|ies)\b",
    "tribunal": r"\btribunals?\b",
    "child": r"\bchild(?:ren)?\b",
}
"""What the library is about, and what was nowhere in it."""
FORMULAS: dict[str, str] = {
    "The first round is …": r"\bthe first (?:round|pass|yes) (?:is|feels|sounds)\b",
    "… is a whole one": r"\bis a whole (?:one|answer|promise)\b",
    "… is a good answer": r"\bis a good answer\b",
    "That is a promise too": r"\bis a promise,? too\b",
    "Look at each face once": r"\blook at each face\b",
    "offer air and company": r"\boffer air and company\b",
    "Should you hear of harm": r"\bshould you hear of harm\b",
    "People laugh first": r"\blaugh first\b",
    "law, policy, habit or myth": r"\blaw, policy, habit or myth\b",
    "The day is …": r"\bthe day is\b",
    "The one who will ask me is …": r"\bthe one who will ask me\b",
    "In truth": r"\bin truth\b",
    "Those who like": r"\bthose who like\b",
    "Then someone says": r"\bthen someone says\b",
}
"""One author's turns of phrase; each at most ``MOST`` times, its own exercise apart."""
GONE: dict[str, str] = {
    "so that only I can see it": r"\bso that only i can see\b",
    "close to your chest": r"\bclose to (?:your|the) chest\b",
    "If people cannot walk": r"\bif people cannot walk\b",
    "Stay on your feet": r"\bstay on your feet\b",
    "service users": r"\bservice users?\b",
    "suffers from": r"\bsuffer(?:s|ing)? from\b",
    "wheelchair-bound": r"\bwheelchair[- ]bound\b",
}
"""What may stand nowhere."""
OWN = {"law, policy, habit or myth": "whose-rule-is-it"}
"""A formula that is the subject of one exercise, which is not counted."""
SHARE = {"The day is …": 4, "The one who will ask me is …": 4}
"""The lines of a form that ends in a promise: at most in one of so many exercises."""
HOUSE = re.compile(
    r"how safe|five (?:is|means|fingers)|slip|in the bowl|closed hand|card face down|eyes closed|rather not say"
    r"|we go on|who will ask|pass at any time|at what time you go on|the next half hour|quiet room|harm|at risk"
    r"|safeguarding|opening rooms|on the board|in the chat|easy read|bell and"
)
"""What is said in the same words on purpose: the pulse, the agreements, the way out, the break."""
MOST = 2
WHOM_AT_MOST = 10
OPENING_AT_MOST = 3
"""Exercises whose first Say begins with the same two words."""
ALIKE_AT_LEAST = 7
"""Words of a sentence that counts when the same stands in several files."""
NO_PROSE = ("Before you begin", "Safety")
"""Lists and duties, which may be alike."""


@dataclass(frozen=True)
class Recount:
    """What was counted. mentions, formulas, gone: by what is looked for, in how many places it
    stands, file by file; sentences: those that stand in more than ``MOST`` files."""

    files: int
    mentions: dict[str, Counter[str]]
    formulas: dict[str, Counter[str]]
    gone: dict[str, Counter[str]]
    shapes: Counter[str]
    endings: Counter[str]
    openings: Counter[str]
    last: Counter[str]
    whom: Counter[str]
    nobody: Counter[str]
    sentences: dict[str, list[str]] = field(default_factory=dict)


def recount() -> Recount:
    """The whole library, counted."""
    held = shelf()
    exercises, plans = held.exercises.values(), held.plans.values()
    models: tuple[Model, ...] = (*exercises, *plans)
    texts = {model.id: "\n".join(texts_of(model)) for model in models}
    texts |= {each.id: "\n".join((each.summary, *(e.text for m in each.modules for e in m.entries)))
              for each in held.programmes.values()}  # fmt: skip
    formulas = {
        name: found(texts, pattern, but=OWN.get(name, "")) for name, pattern in FORMULAS.items()
    }
    return Recount(
        len(texts),
        {name: found(texts, pattern) for name, pattern in SUBJECT.items()},
        formulas,
        {name: found(texts, pattern) for name, pattern in GONE.items()},
        Counter(each.shape for each in exercises),
        Counter(each.ending for each in exercises),
        Counter(filter(None, map(opening, exercises))),
        Counter(filter(None, map(last_exercise, plans))),
        found(texts, r"\bwhom\b"),
        found(texts, r"\bnobody\b"),
        alike({model.id: "\n".join(texts_of(model, but=NO_PROSE)) for model in models}),
    )


def texts_of(model: Model, *, but: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text of an exercise or a plan, but not its credits. but: labels and sections left out."""
    if isinstance(model, Exercise):
        yield from (model.title, model.summary)
        for step in (*model.steps, *model.sides):
            yield step.name
            for block in step.blocks:
                if block.label not in but:
                    yield block.text
                for probe in block.probes:
                    yield probe.text
                    yield from (remark.text for remark in probe.remarks)
                    yield from (f"{door.condition}: {door.advice}" for door in probe.doors)
            yield from (f"{door.condition}: {door.advice}" for door in step.doors)
        yield from (handout.text for handout in model.handouts)
        yield from (each.text for each in model.sections if each.name not in ("Credits", *but))
    if isinstance(model, SessionPlan):
        yield from (model.title, model.summary)
        for item in model.items:
            yield from (item.what, item.show, item.say_first, *item.notes)


def found(texts: Mapping[str, str], pattern: str, *, but: str = "") -> Counter[str]:
    """How often the pattern stands in each text; in capitals as in small letters, unless it is
    all capitals itself."""
    flags = re.NOFLAG if re.sub(r"\\.", "", pattern).isupper() else re.IGNORECASE
    counted = Counter({key: len(re.findall(pattern, text, flags)) for key, text in texts.items()})
    del counted[but]
    return +counted


def opening(exercise: Exercise) -> str:
    """The first two words that are said in it."""
    said = (block.text for step in exercise.steps for block in step.blocks if block.label == "Say")
    return " ".join(words(next(said, ""))[:2]).casefold()


def last_exercise(plan: SessionPlan) -> str:
    """The exercise that comes last in a plan."""
    return next((item.exercise for item in reversed(plan.items) if item.exercise), "")


def alike(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The sentences that stand word for word in more files than ``MOST``, and where."""
    where: dict[str, list[str]] = {}
    for key, text in texts.items():
        for sentence in {fold(s) for s in sentences(text) if len(words(s)) >= ALIKE_AT_LEAST}:
            if not HOUSE.search(sentence):
                where.setdefault(sentence, []).append(key)
    return {sentence: keys for sentence, keys in sorted(where.items()) if len(keys) > MOST}


def over(told: Recount) -> list[str]:
    """What is over a limit, or missing: a line each."""
    lines = [f"{name}: nowhere" for name, places in told.mentions.items() if not places]
    other = sum(told.shapes.values()) - told.shapes["circle"]
    if 3 * other < sum(told.shapes.values()):
        lines.append(f"another shape than the circle: {other} of {sum(told.shapes.values())}")
    if len(told.endings) < 5:
        lines.append(f"endings: only {len(told.endings)}")
    lines += [
        f"“{name}”: {places.total()} times, {_where(places)}"
        for name, places in told.formulas.items()
        if places.total() > max(MOST, told.shapes.total() // SHARE.get(name, 1000))
    ]
    lines += [f"“{name}”: {_where(places)}" for name, places in told.gone.items() if places]
    lines += [
        f"first Say begins with “{words}”: {count} exercises"
        for words, count in told.openings.most_common()
        if count > OPENING_AT_MOST
    ]
    plans = told.last.total()
    lines += [
        f"last exercise of a plan: {name} in {count} of {plans}"
        for name, count in told.last.most_common()
        if 3 * count > plans
    ]
    if told.whom.total() > WHOM_AT_MOST:
        lines.append(f"whom: {told.whom.total()} times, {_where(told.whom)}")
    if told.nobody.total() > told.files:
        lines.append(
            f"nobody: {told.nobody.total()} times in {told.files} files, {_where(told.nobody)}"
        )
    lines += [f"“{sentence}”: {', '.join(keys)}" for sentence, keys in told.sentences.items()]
    return lines


def _where(places: Counter[str]) -> str:
    return ", ".join(f"{key} {count}" if count > 1 else key for key, count in places.most_common())


def _row(name: str, places: Counter[str]) -> str:
    return f"  {name:30}{places.total():6} times in {len(places):3} files"


def report(told: Recount) -> Iterable[str]:
    """Everything that was counted, line by line."""
    yield f"{told.files} files, {told.shapes.total()} exercises"
    yield "\nMentions"
    yield from (_row(name, places) for name, places in told.mentions.items())
    yield "\nFormulas, each at most twice"
    yield from (_row(name, places) for name, places in (*told.formulas.items(), *told.gone.items()))
    yield from (_row("whom", told.whom), _row("nobody", told.nobody))
    yield "\nShapes and endings"
    yield from (f"  {name:30}{told.shapes[name]:6}" for name in get_args(Shape))
    yield from (f"  {name:30}{told.endings[name]:6}" for name in get_args(Ending))
    yield "\nHow first Says begin, where several do alike"
    yield from (f"  {name:30}{n:6}" for name, n in told.openings.most_common() if n > 1)
    yield "\nThe last exercise of plans"
    yield from (f"  {name:30}{n:6}" for name, n in told.last.most_common())
    yield f"\nOver a limit: {len(over(told))}"
    yield from (f"  {line}" for line in over(told))


if __name__ == "__main__":
    print("\n".join(report(recount())))
