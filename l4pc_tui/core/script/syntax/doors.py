"""Doors and Next: what a response does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.model import END, Door, DoorVerb
from l4pc_tui.core.script.model.step_names import Found, StepIndex, unquoted
from l4pc_tui.core.script.model.words import LIMITS
from l4pc_tui.core.script.syntax.conditions import nearly_known, trigger_of
from l4pc_tui.core.script.syntax.rows import tidy
from l4pc_tui.core.text import fold

_VERB = re.compile(r"(?:please )?(go to|skip to|use exercise)\b[\s:]*", re.I)
_WHOLE = re.compile(r"(repeat|end)[.!]?$", re.I)
_OTHER_VERB = re.compile(
    r"(?:please |then |just |now |we |you can )*(?P<verb>goto|jump(?: ahead| on)? to|jump|"
    r"move(?: on| ahead| back)? to|continue (?:with|at)|carry on with|return to|go back to|"
    r"go on (?:to|with)|go straight to|back to|proceed to|turn to|switch to|leap to|"
    r"skip (?:ahead|on|forward) to|skip step|skip|step|go)\s+(?P<target>\S.*)$",
    re.I,
)
_OTHER_USE = re.compile(
    r"(?P<verb>(?:use|run|do|take) (?:the |an )?exercise|use|run|exercise)\s+(?P<target>[\"“'‘]?[\w-]+)",
    re.I,
)
_HERE = r"(?: (?:here|now|it|this|that|the|of|step|exercise|session)){0,4}"
_AGAIN = r"(?: (?:here|now|it|this|that|the|step|exercise|once|again|more|twice|all|round)){0,4}"
_NOT_WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("end", re.compile(rf"(?:end|stop|finish){_HERE}[.!]?$", re.I)),
    ("end", re.compile(r"skip (?:the )?(?:rest|others?|end)(?: of .{1,30})?[.!]?$", re.I)),
    ("repeat", re.compile(rf"repeat{_AGAIN}(?: times)?[.!]?$", re.I)),
    (
        "repeat",
        re.compile(
            r"(?:do (?:it|this|that|so|the step|the round) )?(?:again|once more|twice)[.!]?$", re.I
        ),
    ),
)
"""What a step or an exercise does as a whole, in other words for it."""
_SKIP_THIS = re.compile(r"skip(?: (?:it|this|that|the step|this step|this one))?[.!]?$", re.I)
_LEADS = re.compile(r"move|jump|proceed|skip|return|back|switch|leap|continue|carry|go", re.I)
_NAMES_STEP = re.compile(
    r"(?!(?:say|ask|call|read|tell|write|shout|whisper|sing|put|hang)\b)(?P<verb>(?:[\w-]+ ){1,3})(?P<target>[\"“”‘'][^\"“”]+[\"”’'])[.!]?$"
)
_INNER_VERB = re.compile(
    r"(?<=\s)(?P<verb>go to|skip to|use exercise)[\s:]+(?P<target>\S.*)$", re.I
)
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)[.!]?$")
_LONGEST_NAME = 80
"""Letters of a response that may be the name of a step and nothing else."""
_SLUG_WORD = re.compile(r"[a-z0-9]+")
_NO_APOSTROPHE = str.maketrans("", "", "'`")


@dataclass(slots=True)
class RawDoor:
    """A door as written: its target is looked for when all steps are known."""

    condition: str
    response: str
    at: Span


@dataclass(slots=True)
class Names:
    """What a door can lead to: the steps in order, main line first, and what is no step."""

    index: StepIndex
    others: dict[str, str]
    """Folded name of a handout or section → "handout" or "section"."""
    nearly: set[str] = field(default_factory=set)
    """Names of steps that come closest to what was looked for in vain."""


def read_door(raw: RawDoor, here: int, names: Names, report: Report) -> Door:
    """The door with its target looked up. here: index of its step in ``names.index.steps``."""
    condition = tidy(raw.condition)[: LIMITS["condition"]]
    trigger = trigger_of(condition)
    if trigger is None and (known := nearly_known(condition, report)):
        report.add("D623", raw.at, x=condition, y=known)
    response = tidy(raw.response)

    def door(verb: DoorVerb, target: str | None = None, advice: str = "") -> Door:
        return Door(condition, trigger, verb, target, raw.at.line, advice)

    if whole := _WHOLE.match(response):
        return door("repeat" if whole[1].lower() == "repeat" else "end")
    match = _VERB.match(response)
    if match is None:
        _check_advice(response, here, raw.at, names, report)
        return door("advice", advice=response)
    verb = match[1].lower()
    target = response[match.end() :]
    if verb == "use exercise":
        words, rest = unquoted(target) or _first_word(target)
        if not words:
            report.add("D607", raw.at, id=target)
        return door("use exercise", slug(words), rest)
    found = _target(target, raw.at, names, report)
    if found is None:
        return door("go to", None, target)
    if found.index == here:
        report.add("D605", raw.at, door=None if found.rest else response)
    if verb == "skip to" and here < names.index.main and found.index <= here:
        report.add("D604", raw.at)
    # Stray quotation marks behind a name are no advice.
    rest = found.rest if any(char.isalnum() for char in found.rest) else ""
    return door(
        "skip to" if verb == "skip to" else "go to", names.index.steps[found.index].id, rest
    )


def _check_advice(response: str, here: int, at: Span, names: Names, report: Report) -> None:
    """Say when advice was plainly meant to lead somewhere: it names a step, but not as we do."""
    if ours := next((ours for ours, words in _NOT_WHOLE if words.match(response)), None):
        report.add("D621", at, x=response, y=ours, door=response, ours=ours)
    elif _SKIP_THIS.match(response):
        steps = names.index.steps
        after = f'skip to "{steps[here + 1].name}"' if here + 1 < names.index.main else "end"
        report.add("D621", at, x=response, y=after, door=response, ours=after)
    elif (match := _NAMES_STEP.match(response)) and (found := names.index.find(match["target"])):
        _names(found, match["verb"].strip(), at, names, report)
    elif match := _OTHER_VERB.match(response):
        verb = match["verb"].lower()
        found = names.index.find(match["target"])
        if found is not None and (not found.by_number or "step" in verb or verb == "goto"):
            _names(found, match["verb"], at, names, report)
        else:
            _nearly_names(match["target"], match["verb"], at, names, report)
    elif match := _NAMES_STEP.match(response):
        if "exercise" not in match["verb"]:
            _nearly_names(match["target"], match["verb"].strip(), at, names, report, sure=False)
    elif (match := _OTHER_USE.match(response)) and (
        "exercise" in match["verb"].lower() or "-" in match["target"]
    ):
        ours = f"use exercise {slug(match['target'])}"
        report.add("D621", at, x=match["verb"], y=ours, door=match[0], ours=ours)
    elif (match := _INNER_VERB.search(response)) and (
        "exercise" in match["verb"] or names.index.find(match["target"])
    ):
        report.add("D622", at, x=match["verb"].lower())
    elif len(response) <= _LONGEST_NAME:
        name = link[1] if (link := _LINK.match(response)) else response
        found = names.index.find(name)
        if found is not None and not found.by_number and not found.rest:
            _names(found, response, at, names, report, door=response)


def _names(
    found: Found, verb: str, at: Span, names: Names, report: Report, *, door: str = ""
) -> None:
    """Say that a verb leads nowhere, though a step is named behind it. door: where that is the
    whole door, and no verb."""
    name = names.index.steps[found.index].name
    names.nearly.add(name)
    ours = "skip to" if verb.lower().startswith("skip") else "go to"
    whole = f'{ours} "{name}"'
    report.add("D621", at, x=verb, y=whole, door=door or verb, ours=ours if not door else whole)


def _nearly_names(
    target: str, verb: str, at: Span, names: Names, report: Report, *, sure: bool = True
) -> None:
    """Say that a verb leads nowhere, where what follows it is nearly the name of a step.

    sure: a quoted text behind the verb is a name, also when no step is called anything like it.
    """
    quoted = unquoted(target)
    name = quoted[0] if quoted else target.rstrip(".!")
    if verb.lower() != "goto" and not quoted and len(name) > _LONGEST_NAME:
        return
    close = _closest(name, names, report, 0.6 if quoted and sure else 0.85)
    if close is not None:
        names.nearly.add(close)
        ours = "skip to" if verb.lower().startswith("skip") else "go to"
        report.add("D621", at, x=verb, y=f'{ours} "{close}"', door=verb, ours=ours)
    elif verb.lower() == "goto" or (quoted and sure and _LEADS.search(verb)):
        report.add("D621", at, x=verb, y="go to", door=verb, ours="go to")


def _closest(name: str, names: Names, report: Report, least: float = 0.6) -> str | None:
    """The name of a step that is most like this one, or the only one that begins with it."""
    steps = [step.name for step in names.index.steps]
    if close := report.closest(name, steps, least):
        return close
    begun = f"{fold(name)} "
    longer = [step for step in steps if fold(step).startswith(begun)] if begun.strip() else []
    return longer[0] if len(longer) == 1 else None


def read_next(text: str, at: Span, names: Names, report: Report) -> str | None:
    """The id that ``Next: text`` leads to, ``END``, or None with the reason reported."""
    words = tidy(text)
    if match := _VERB.match(words):
        words = words[match.end() :]
    if fold(words) == "end" and not any(fold(step.name) == "end" for step in names.index.steps):
        return END
    found = _target(words, at, names, report)
    return names.index.steps[found.index].id if found else None


def _target(text: str, at: Span, names: Names, report: Report) -> Found | None:
    found = names.index.find(text)
    if found is None:
        name, _ = unquoted(text) or (text.strip().rstrip("."), "")
        if other := names.others.get(fold(name)):
            report.add("D609", at, x=name, handout=other)
            return None
        steps = [step.name for step in names.index.steps]
        close = _closest(name, names, report)
        if close is not None:
            names.nearly.add(close)
        report.add("D601", at, x=name[:80], y=close, list=", ".join(steps[:12]))
    elif found.by_number:
        name = names.index.steps[found.index].name
        number = text.strip() if not found.rest else None
        report.add("D610", at, x=name, number=number)
    return found


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return word.rstrip(".,;"), rest


def slug(text: str, most: int = 64) -> str:
    """Small letters, digits and hyphens; empty when the text has none of them."""
    if text.isascii():
        # The usual case, without looking at every letter.
        return "-".join(_SLUG_WORD.findall(text.lower().translate(_NO_APOSTROPHE)))[:most].strip(
            "-"
        )
    plain = "".join(char if char.isascii() else " " for char in fold(text))
    return "-".join(plain.split())[:most].strip("-")


def free_id(wanted: str, taken: dict[str, int]) -> str:
    """The id that is wanted, with a number behind it where another has it, or was given it so.

    taken: how often each id was wanted or given; it is brought up to date.
    """
    count = taken.get(wanted, 0) + 1
    made = wanted
    while made in taken:
        count = max(count, 2)
        made = f"{wanted[:60]}-{count}"
        count += 1
    taken[wanted] = max(count - 1, 1)
    taken.setdefault(made, 1)
    return made
