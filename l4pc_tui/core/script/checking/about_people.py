"""Words about people: those that suppose one kind of body, and those that people have asked us to drop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from l4pc_tui.core.script.checking.pieces import Page, Piece
from l4pc_tui.core.script.messages.report import Report

_BETTER: tuple[tuple[str, str | None], ...] = (
    (r"service[ -]users?'?", "people who draw on support"),
    (r"suffer(?:s|ed|ing)? from(?= (?:a |an |the )?(?:\w+ )?(?:dementia|autism|epilepsy|diabetes"
     r"|depression|stroke|cancer|illness|condition|disability|arthritis|anxiety|schizophrenia"
     r"|multiple sclerosis|ms|parkinson|psychosis|asthma|blindness|deafness|learning))", "have "),
    (r"(?:is |are |was |were )?(?:wheelchair[ -]bound|(?:confined|bound) to (?:a |an |their |his |her )?wheelchairs?)",
     "uses a wheelchair"),
    (r"the disabled(?= (?:and|or|who|are|have|need|can|must|get|want|in|at|with)\b|\s*[.,;:!?]|\s*$)", "disabled people"),
    (r"(?:the|frail) elderly(?= (?:and|or|who|are|have|need|can|must|get|want|in|at|with)\b|\s*[.,;:!?]|\s*$)", "older people"),
    (r"the (?:blind|deaf)(?= (?:and|or|who|are|have|need|can|must|get|want|in|at|with)\b|\s*[.,;:!?]|\s*$)",
     "blind people, or Deaf people"),
    (r"the (?:mentally ill|mentally handicapped|vulnerable|needy|homeless)"
     r"(?= (?:and|or|who|are|have|need|can|must|get|want|in|at|with)\b|\s*[.,;:!?]|\s*$)", None),
    (r"disabled(?= (?:toilets?|loos?|parking|access|bays?|entrances?)\b)", "accessible"),
    (r"able[ -]bodied", "non-disabled"),
    (r"(?:mentally )?(?:handicapped|retarded)", None),
    (r"hearing[ -]impaired", "deaf or hard of hearing"),
    (r"deaf and dumb|deaf[ -]mutes?", "Deaf"),
    (r"(?:dementia|stroke|epilepsy|cancer|autism) (?:sufferers?|victims?)", None),
    (r"(?:afflicted|stricken) (?:with|by)", "living with"),
    (r"commit(?:s|ted|ting)? suicide", "died by suicide"),
    (r"bed[ -]block(?:ers?|ing)", "waiting to go home"),
    (r"special needs", None),
    (r"BAME", None),
    (r"frequent flyers?|revolving[ -]door patients?", None),
)  # fmt: skip
_ROOTS = (
    "service", "suffer", "wheelchair", "disabled", "elderly", "blind", "the deaf", "mental", "vulnerable",
    "needy", "homeless", "bodied", "handicapped", "retarded", "hearing", "deaf and", "deaf-", "deaf m",
    "victim", "afflicted", "stricken", "suicide", "block", "special needs", "bame", "flyer", "revolving",
)  # fmt: skip


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(f"({pattern})" for pattern, _ in _BETTER) + r")(?!\w)", re.I
    )


def check_better_words(pieces: Iterable[Piece], page: Page, report: Report) -> None:
    """Advise a better word for people, where the page itself uses the other one."""
    for piece in pieces:
        if piece.label in ("Listen for", "Credits") or not piece.speaks_of(_ROOTS):
            continue
        for found in _words().finditer(piece.told):
            if _spoken_of(piece.told, found):
                continue
            better = _BETTER[(found.lastindex or 1) - 1][1]
            words = found[0].rstrip()
            at = page.at(piece, words)
            report.add("A823", at, x=words, y=better)


def _spoken_of(text: str, found: re.Match[str]) -> bool:
    """True where the word itself is spoken of: the word “…”, not …, instead of …"""
    before = text[max(0, found.start() - 24) : found.start()].lower()
    return bool(
        re.search(r"\b(?:not|never|the words?|instead of|called|labelled) (?:as )?$", before)
    )


_ALL = r"(?:everybody|everyone|all of you|you all|the whole (?:room|group|circle)|the (?:room|group|circle)|people)"
_OTHERWISE = re.compile(
    r"\b(?:sit|sits|sitting|seat|seats|seated|stay (?:where|put|in|with)|wheel|wheels|wheelchairs?|roll|if you can|if they can"
    r"|if you like|if they like|or not|however|as you are|in your own way|from your (?:chair|place)"
    r"|move|on a chair|or a (?:hand|sound|word))\b",
    re.I,
)
_BODILY = (
    "cannot", "can’t", "can't", "can not", "able to", "stand up", "stands", " stand ", " stand.", "feet",
    "get up", "gets up", "jump", "up you get", "a walk", "a short walk", "little walk", "brisk walk", "the eye", "eye contact",
)  # fmt: skip


@cache
def _one_body() -> re.Pattern[str]:
    return re.compile(
        r"\bif (?:people|someone|anyone|somebody|anybody|they|you|one of them)"
        r" (?:cannot|can['’]t|can not|(?:is|are) (?:un|not )able to) (?:walk|stand|climb|see|hear|move)\b"
        r"|\b(?:stay|be|get|keep|remain|stand)s? on (?:your|their) feet\b"
        r"|\bto (?:your|their) feet\b"
        rf"|\b{_ALL},? (?:please )?(?:stands?(?: up)?(?= |[.,])|gets? up\b|jumps?\b)(?! for\b)"
        r"|(?<![\w’'] )\b(?:stand up|get up|jump up|up you get)\b(?! for\b| to (?!the)\w| and be| straight)"
        r"|\b(?:take|go for) a (?:short |brisk |little )?walk\b"
        r"|\blook (?:each other|one another|your partner|them|people|everyone|everybody|the other) (?:straight )?in the eyes?\b"
        r"|\b(?:make|keep|hold) eye contact\b",
        re.I,
    )


def check_one_body(pieces: Iterable[Piece], page: Page, report: Report) -> None:
    """Advise on words that suppose that everybody stands, walks, sees or hears alike."""
    for piece in pieces:
        if not piece.speaks_of(_BODILY) or piece.label in (
            "Background",
            "Credits",
            "Listen for",
            "Ask",
            "Probe",
            "Example",
            "Summary",
        ):
            continue
        for sentence in piece.sentences:
            found = _one_body().search(sentence.words)
            # The sentence before or behind may hold the other way of doing it.
            if found is None or _OTHERWISE.search(piece.told) or sentence.words.endswith("?"):
                continue
            begin = sentence.start + found.start()
            words = piece.text[begin : begin + len(found[0])]
            report.add("A822", page.at(piece, words), x=words)
