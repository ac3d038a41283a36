"""Sentences that tell as known what nobody can know: what a room will do, and what the law is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from l4pc_tui.core.script.checking.pieces import Page, Piece, Sentence
from l4pc_tui.core.script.messages.report import Report

_PEOPLE = (
    r"(?:people|participants|partners|tellers|listeners|owners|helpers|speakers"
    r"|(?:the |your )?(?:groups|pairs|trios|threes|fours|teams|circles)"
    r"|(?:the )?(?:room|group|circle)|everyone|everybody|no ?body|no one)"
)
_FEW = (
    r"(?:some|many|most|a few|several)(?: of (?:them|the room))?"
    r"(?: (?:people|groups|pairs|trios|tables|rooms|teams|circles|cards|sentences|marks|letters"
    r"|stories|notes|participants))?"
)
_ONE = r"(?:someone|somebody|one person|one of them)"
_ADVERB = (
    r"(?:(?:first|then|soon|often|usually|always|nearly always|mostly|generally|almost always|at first"
    r"|quickly|also|still|nearly|themselves)\s+)*"
)
_REACTS = (
    r"(?:laughs?|giggles?|smiles?|cr(?:y|ies)|weeps?|groans?|relax(?:es)?|enjoys?|loves?|hates?|resists?"
    r"|hesitates?|wanders?|warms? up|comes? alive|opens? up|wakes? up|quietens?|tears? up"
    r"|(?:goes?|gets?|grows?|becomes?|falls?|turns?) (?:very |more |much )?"
    r"(?:quiet(?:er)?|silent|loud(?:er)?|nervous|excited|stuck|bored|emotional|bold(?:er)?|brav(?:e|er))"
    r"|finds? (?:that|it|nothing|this)|realises?|notices? that|discovers?|surprises?"
    r"|begins? (?:by|to|with)|starts? (?:by|to|with)|stops? after|thinks? that"
    r"|sees? (?:it|this) by|says? more|moves?(?=[.!])|forgets?"
    r"|feels? (?:safer|better|awkward|odd|silly|relieved|moved|lighter))"
)
_MOST_DO = (
    r"(?:finds?|begins?|starts?|stops?|stands?|lands?|hangs?|laughs?|thinks?|sits?|says?|gives?"
    r"|forgets?|chooses?|takes?|wants?|goes?|go|comes?)"
)
_TURN = (
    r"(?:first|second|third|last|next|later|other)"
    r" (?:round|time|pass|yes|no|sentence|answer|attempt|turn|go|try|half|one|question|story)"
)
_OUTCOME = (
    r"(?:is|are|feels?|sounds?|gets?|goes?|becomes?|will be|seems?|works?)"
    r" (?:(?:nearly |almost )?always |usually |often |mostly |very |much |far )*"
    r"(?:like|better|easier|harder|hard|stiff|shorter|longer|slow(?:er)?|quick(?:er)?|fast(?:er)?"
    r"|deep(?:er)?|awkward|good|quiet(?:er)?|loud(?:er)?|heard|honest|rough|clumsy|warm(?:er)?"
    r"|real|true(?:r)?|free(?:r)?|richer|light(?:er)?|the (?:hard|good|best|real|honest|true) one)"
)
_TIMES = r"(?:(?:at first|first|then|soon|later|now|after (?:a|one|two|three|that|it)[\w ]{0,20}|by the end|from then on|for (?:a|one|two) minutes?|about halfway|halfway|in the end),? )?"


@cache
def _foretold() -> re.Pattern[str]:
    return re.compile(
        rf"{_TIMES}(?:"
        rf"(?:{_PEOPLE}|{_FEW}|{_ONE}) {_ADVERB}{_REACTS}\b"
        rf"|most (?!of (?:us|you)\b)(?:of )?\w+ (?:people )?{_ADVERB}{_MOST_DO}\b"
        rf"|(?:{_ONE}|everyone|everybody|no ?body|people|the (?:room|group)|they) will "
        r"(?:soon |then |also )?(?:laugh|say|ask|cry|tidy|go|feel|think|find|want|forget|argue|smile|try"
        r"|notice|start|begin|stop|object|protest|resist|be (?:quiet|silent|surprised|moved|relieved|angry))\b"
        rf"|{_ONE} says\b"
        r"|there (?:is|will be|is always|is usually) (?:some |a lot of |much |often |always )*"
        r"(?:giggling|laughter|silence|tears|resistance|relief|a silence|a laugh|a pause)\b"
        r"|it (?:goes|gets|is|becomes|grows|will be|will get|will go) (?:very |much |more )?"
        r"(?:quiet(?:er)?|silent|loud(?:er)?|fast(?:er)?|easier(?! than)|lively|warm(?:er)?)\b"
        rf"|the {_TURN} {_OUTCOME}\b"
        r"|those (?:who|with)\b[^.,;]{0,60} (?:often|usually|mostly|always|soon) (?:finds?|say|think|begin|see|feel)\b"
        rf"|they {_ADVERB}(?:laugh|giggle|see (?:it|this) by|find that|(?:start|begin) to (?:wonder|laugh|see)"
        r"|go quiet|enjoy|forget|look for\b[^.,;]{0,40} first)\b"
        r"|you (?:soon )?cannot stop them\b"
        r"|the (?:better|best|good|real) (?:half|part) comes\b"
        r"|the next (?:sentence|answer|one) is (?:usually|often|nearly always|always)\b)",
        re.I,
    )


@cache
def _seen() -> re.Pattern[str]:
    """Words of who has seen it, or does not claim to know."""
    return re.compile(
        r"\b(?:when we (?:ran|tried|did)|we have (?:run|seen)|we (?:ran|saw|tried)|has happened|happened"
        r"|so far|in (?:our|one|two|three|four|five|both) (?:own )?(?:rooms?|runs?|groups?)"
        r"|may|might|can|could|perhaps|maybe|should|whether|look for|look out|watch for|listen for)\b",
        re.I,
    )


def check_foretold(pieces: Iterable[Piece], page: Page, report: Report) -> None:
    """Advise on notes that tell what a room will do as if it were known."""
    for piece in pieces:
        if piece.label not in ("Note", "Tip"):
            continue
        for sentence in piece.sentences:
            if sentence.words.endswith(("?", ":")) or _seen().search(sentence.words):
                continue
            if found := _foretold().match(sentence.words) or _inside(sentence):
                report.add("A815", page.at(piece, _words(sentence, found)))


@cache
def _second() -> re.Pattern[str]:
    return re.compile(
        r"(?:,? and (?:then )?|, then |; |, )(?P<what>(?:the room|the group|the circle|it|they|people)"
        r" (?:goes|gets|grows|becomes?) (?:very )?(?:quiet(?:er)?|silent|loud(?:er)?)"
        r"|the (?:second|third|next|last)(?: \w+)? (?:is|feels|sounds|goes) (?:better|easier|like))\b",
        re.I,
    )


def _inside(sentence: Sentence) -> re.Match[str] | None:
    """A second claim in a sentence that begins with none."""
    if re.match(r"(?:if|when|should|once|where|in case|until|before)\b", sentence.words, re.I):
        return None
    return _second().search(sentence.words)


def _words(sentence: Sentence, found: re.Match[str]) -> str:
    what = found.groupdict().get("what") or found[0]
    return sentence.piece.text[
        sentence.start + found.end() - len(what) : sentence.start + found.end()
    ]


# What the law is ---------------------------------------------------------------------------

_NATIONS = re.compile(
    r"\b(?:England|English|Scotland|Scottish|Scots|Wales|Welsh|Northern Ireland|Ireland|Irish|UK|U\.K\."
    r"|United Kingdom|Britain|British|GB|all four nations|Jersey|Guernsey|Isle of Man)\b"
)
_BODIES = (
    r"(?:councils?|local authorit(?:y|ies)|the NHS|hospitals?|care homes?|providers?|employers?|landlords?"
    r"|social workers?|nurses?|doctors?|GPs?|(?:unpaid |family |young )?carers?|famil(?:y|ies)|parents?"
    r"|personal assistants?|disabled people|patients?|tenants?|staff|managers?|relatives?|schools?"
    r"|health boards?|commissioners?|regulators?)"
)


@cache
def _law() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the law (?:says|requires|allows|gives|forbids|lets|demands|protects|wants|obliges|is clear)"
        r"|by law\b|(?:un)?lawful(?:ly)?\b(?= (?:to|for))|(?:it is|that is|this is) illegal|against the law"
        r"|legally (?:allowed|required|bound|entitled|obliged|responsible)"
        r"|(?:is|are|has|have|as) (?:a |an |the )?(?:statutory|legal) (?:duty|duties|right|rights|guidance|requirement|obligation)"
        r"|(?:statutory|legal) (?:guidance|dut(?:y|ies)|rights?|regulations?) (?:says?|requires?|means?|applies|apply|is|are)"
        r"|(?:has|have) (?:a|the|no) (?:legal |statutory )?(?:right|duty) (?:to|of)"
        r"|(?:the |statutory )?(?:regulations?|guidance) (?:says?|requires?|allows?|forbids?|obliges?)"
        r"|regulation \d+\w*|the (?:[A-Z]\w+ ){1,5}Act(?: (?:19|20)\d\d)?\b"
        rf"|{_BODIES} (?:is|are) (?:not |never )?(?:legally )?(?:allowed|entitled|obliged|required) (?:to|by)"
        rf"|{_BODIES} (?:must|may) not (?:refuse|charge|share|pay)"
        r"|national policy (?:says|requires))",
        re.I,
    )


_LEGAL = (
    "right to", "right of", "rights", "duty", "duties", "the law", "by law", "lawful", "illegal",
    "legally", "statutory", "legal ", "regulation", "guidance", " act", "allowed", "entitled",
    "obliged", "required", "must not", "may not", "national policy",
)  # fmt: skip
_OPEN = re.compile(
    r"\b(?:what|which|whether|who|whose|how|where|when|if|ask|find out|check)\b", re.I
)


def check_law(pieces: Iterable[Piece], page: Page, report: Report) -> None:
    """Advise on sentences that tell a law or a rule as a fact, where nobody says of which nation."""
    held = list(pieces)
    for piece in held:
        if piece.label in ("Ask", "Probe", "Listen for", "Capture", "If", "Credits", "Example"):
            continue
        if not piece.speaks_of(_LEGAL) or _NATIONS.search(piece.text):
            continue
        for sentence in piece.sentences:
            found = _law().search(sentence.words)
            if found is None or sentence.words.endswith("?"):
                continue
            if _OPEN.search(sentence.words[: found.start()]) or _named_beside(piece, held):
                continue
            begin = sentence.start + found.start()
            words = piece.text[begin : begin + len(found[0])]
            report.add("A821", page.at(piece, words), x=words)


def _named_beside(piece: Piece, pieces: Iterable[Piece]) -> bool:
    """True when another text of the same step names the nation."""
    return piece.step is not None and any(
        other.step is piece.step and _NATIONS.search(other.text) for other in pieces
    )
