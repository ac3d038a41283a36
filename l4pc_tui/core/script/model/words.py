"""The closed lists of the script language, as data: labels, facts, sections, groups, kinds.

Everything the reader recognises by name stands here and nowhere else. Keys are lower case with
single spaces; where punctuation does not count they are folded by ``core.text.fold``.
"""

from __future__ import annotations

import re
from typing import get_args

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import ALONE, WHOLE_CIRCLE, Group
from l4pc_tui.core.script.model.model import Asking, Audience, Ending, Shape

# label → who sees it, and the other words that are read as it
LABELS: dict[str, tuple[Audience, tuple[str, ...]]] = {
    "Show": ("room", ("Screen", "Slide", "Display")),
    "Ask": ("room", ()),
    "Say": ("facilitator", ("Tell", "Script")),
    "Do": ("facilitator", ("Action",)),
    "Listen for": ("facilitator", ("Look for", "Watch for")),
    "Capture": ("facilitator", ("Record", "Harvest")),
    "Safety": ("facilitator", ("Care",)),
    "Deeper": ("facilitator", ("Probes", "Follow up", "Follow-up")),
    "Next": ("facilitator", ()),
    "Handout": ("facilitator", ("Give out",)),
    "Note": ("facilitator", ("Tip",)),
    "Why": ("facilitator", ()),
    "Example": ("facilitator", ()),
    "Access": ("facilitator", ()),
    "Online": ("facilitator", ()),
    "Todo": ("author", ()),
}
FACTS = ("Time", "Group", "Cut", "Depth", "Id", "Lead", "Room", "Whole room", "Pulse")
PROBE_LABELS = ("Listen for", "Note")

LABEL_WORDS: dict[str, str] = {
    word.lower(): label for label, (_, also) in LABELS.items() for word in (label, *also)
}
FACT_WORDS: dict[str, str] = {fact.lower(): fact for fact in FACTS}
ROOM_LABELS = tuple(label for label, (audience, _) in LABELS.items() if audience == "room")

# What people write before a colon for want of the label → the label or labels that are closest.
MEANT: dict[str, tuple[str, ...]] = {
    word: tuple(labels.split("/"))
    for labels, words in (
        ("Ask", "question|questions|key question|discuss|discussion|prompt|prompts|reflect|"
                "reflection|enquiry|inquiry|ask the group|ask them|ask people|ask everyone"),
        ("Deeper", "going deeper|go deeper|dig deeper|deeper questions|follow ups|probe|probing"),
        ("Show", "project|projector|on screen|on the screen|on the slide|on the wall|slides|"
                 "picture|image"),
        ("Say", "explain|read|read aloud|read out|read out loud|speak|introduce|intro|"
                "introduction|briefing|brief|say this|tell them|you say"),
        ("Say/Do", "task"),
        ("Do", "activity|method|process|how|actions|what to do|instruction|instructions"),
        ("Do/Note", "facilitator|facilitators|trainer|leader"),
        ("Listen for", "listen|listening|look|watch|notice|observe|signs|watch out for|"
                       "listen out for|look out for"),
        ("Capture", "write down|note down|collect|gather|log|document"),
        ("Safety", "warning|caution|take care|careful|risk|risks"),
        ("Why", "reason|purpose|rationale|aim|goal|objective|intention"),
        ("Example", "sample|sample answer|possible answers|answers|answer"),
        ("Access", "accessibility|inclusion"),
        ("Online", "remote|virtual|on zoom"),
        ("Handout", "handouts|hand out|worksheet|work sheet|give"),
        ("Next", "then|next step"),
        ("Time", "duration|length|timing|minutes|how long"),
        ("Group", "groups|grouping|group size|format|formation|setting"),
        ("Depth", "level|place|how deep"),
        ("Cut", "optional|skip if|can be cut"),
        ("Lead", "led by|host"),
        ("Room", "where|space|venue|location"),
        ("Pulse", "pulse check|safety check|safety pulse|temperature check|fist to five"),
        ("Todo", "to do|fixme"),
    )
    for word in words.split("|")
}  # fmt: skip

SECTIONS: dict[str, str] = {
    "before you begin": "Before you begin",
    "access": "Access",
    "online": "Online",
    "afterwards": "Afterwards",
    "background": "Background",
    "credits": "Credits",
}
SIDE_STEP = ("side step", "sidestep")
HANDOUT = ("handout", "hand out")
MEANT_HEADS: dict[str, tuple[str, ...]] = {
    "Side step": ("side", "aside", "detour", "side steps", "sidetrack", "side track", "excursion",
                  "branch", "optional", "option", "extra", "extra step", "if upset", "side room"),
    "Handout": ("handouts", "hand outs", "worksheet", "work sheet", "sheet", "card", "leaflet",
                "print", "printout", "for participants"),
}  # fmt: skip

PLACES: dict[str, Place] = {place.value.lower(): place for place in Place}
CUTS: dict[str, str] = {
    "never": "never",
    "if needed": "if needed",
    "when needed": "if needed",
    "first": "first",
}

_ASKINGS: tuple[tuple[Asking, str], ...] = (
    ("slips", "slips|slips in a bowl|slip|paper slips|folded slips"),
    ("cards", "cards|card|coloured cards|cards face down"),
    ("eyes closed", "eyes closed|closed eyes|eyes shut"),
    ("chat", "chat|the chat|private chat"),
    ("fingers", "fingers|show of fingers|hands"),
)
ASKINGS: dict[str, Asking] = {word: way for way, words in _ASKINGS for word in words.split("|")}
"""How a pulse can be asked, by folded word."""

ANSWERS = {"yes": True, "no": False}

GROUPS: dict[str, Group] = {
    word: group
    for group, words in (
        (ALONE, "alone|solo|on your own|on their own|by yourself|individual|individually|single"),
        (Group(2, 2), "pairs|pair|twos|two|dyads|dyad|duos|couples|2s"),
        (Group(3, 3), "trios|trio|threes|three|triads|triad|triplets|3s"),
        (Group(4, 4), "fours|four|quads|quartets|foursomes|4s"),
        (Group(5, 5), "fives|five|quintets|5s"),
        (
            WHOLE_CIRCLE,
            "whole circle|circle|the circle|plenary|whole group|the whole group|whole room|"
            "the whole room|all|all together|together|everyone|everybody|large group|full group|"
            "big circle|one circle",
        ),
    )
    for word in words.split("|")
}
SAME_GROUP = ("same", "same as before", "as before", "same group", "same groups", "same again")
GROUP_NAMES = (
    "alone", "pairs", "trios", "fours", "fives", "whole circle", "same", "plenary", "solo",
    "twos", "threes", "triads",
)  # fmt: skip
NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=2
    )
}

# Agenda: the kinds of an item, by folded word, and the place of each; None keeps the place.
KINDS: dict[str, str] = {
    "exercise": "Exercise", "break": "Break", "lunch": "Lunch", "arrivals": "Arrivals",
    "welcome": "Welcome", "check in": "Check-in", "checkin": "Check-in", "talk": "Talk",
    "activity": "Activity", "reflection": "Reflection", "buffer": "Buffer", "return": "Return",
    "close": "Close",
}  # fmt: skip
REST_WORDS: dict[str, str] = {
    word: kind
    for kind, words in (
        (
            "Break",
            "coffee|tea|coffee break|tea break|tea and coffee|coffee and tea|coffee and tea break|"
            "tea and coffee break|morning coffee|morning tea|afternoon tea|afternoon coffee|"
            "comfort break|short break|long break|screen break|stretch|stretch break|pause|rest|"
            "breather|interval|intermission|recess|refreshments|refreshment break|fresh air|"
            "fresh air break|drinks break|morning break|afternoon break|bio break|toilet break|"
            "biscuits|elevenses|breaktime|break time|time out",
        ),
        (
            "Lunch",
            "lunch break|lunchtime|lunch time|midday break|midday meal|shared lunch|meal|"
            "meal break|dinner|dinner break|supper|breakfast",
        ),
    )
    for word in words.split("|")
}
"""What people call a break or a lunch, by folded word: each is read as that kind."""
RESTS_ALONE = tuple(word for word in REST_WORDS if " " not in word)
"""Those that are a break only by themselves: ``Rest:`` or ``Stretch:`` may begin a question."""
KINDS |= REST_WORDS
KIND_PLACES: dict[str, Place | None] = {
    "Arrivals": Place.ARRIVE, "Welcome": Place.ARRIVE, "Check-in": Place.ARRIVE,
    "Reflection": Place.RETURN, "Return": Place.RETURN, "Close": Place.RETURN,
    "Break": None, "Lunch": None, "Exercise": None,
}  # fmt: skip
"""Kinds that are not here are Surface."""
RESTS = ("Break", "Lunch")
OWN_KINDS = tuple(dict.fromkeys(KINDS.values()))
"""The kinds themselves, as they are written."""
SETTINGS: dict[str, str] = {
    "show": "Show", "lead": "Lead", "note": "Note", "say first": "Say first", "room": "Room",
    "skip step": "Skip step", "online": "Online", "pulse": "Pulse", "plan b": "Plan B",
}  # fmt: skip
# The same of a plan: what is written for a setting.
MEANT_SETTINGS: dict[str, tuple[str, ...]] = {
    word: tuple(names.split("/"))
    for names, words in (
        ("Say first", "say|say before|say beforehand|before|first|intro|introduction|introduce|"
                      "opening words|read first|begin with"),
        ("Show", "screen|slide|display|on screen|on the screen"),
        ("Lead", "led by|facilitator|facilitators|host|who|trainer|speaker"),
        ("Room", "where|place|venue|location|space"),
        ("Skip step", "skip|leave out|skip steps|without|omit|cut"),
        ("Set", "variable|value"),
        ("Note", "tip|remark|hint|comment|reminder|remember"),
        ("Online", "remote|virtual|zoom"),
        ("Pulse", "pulse check|safety check|safety pulse|temperature check"),
        ("Plan B", "instead|alternative|fallback|fall back"),
    )
    for word in words.split("|")
}  # fmt: skip

VARIABLES = (
    "cohort", "participant", "partner", "group", "facilitator", "date", "venue", "minutes",
)  # fmt: skip

ARROW = "-->|->|=>|→|⇒|➔|🡪|\uf0e0|\uf0e8"
DOOR_SIGN = rf"(?:[:：]\s|{ARROW})"
"""What parts the condition of a door from what it does."""
DOOR = rf"If\s[^:：]{{1,120}}{DOOR_SIGN}\s*"
"""The beginning of a door, its condition with its sign."""
PLACE_NAMES = "|".join(place.value for place in Place)
VERBS = ("go to", "skip to", "repeat", "end", "use exercise")

# What the app can see in a condition. The first that fits counts.
TRIGGERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("short of time", re.compile(r"\bshort of time\b", re.I)),
    ("time to spare", re.compile(r"\btime to spare\b", re.I)),
    ("more than", re.compile(r"\bmore than (\d{1,3}) people\b", re.I)),
    ("fewer than", re.compile(r"\bfewer than (\d{1,3}) people\b", re.I)),
    ("upset", re.compile(r"\b(?:upset|distress)", re.I)),
    ("stuck", re.compile(r"\bstuck\b", re.I)),
    ("online", re.compile(r"\bonline\b", re.I)),
)

# Header fields that have another name now.
RENAMED = {"license": "licence", "title": "# heading"}
FORMATS = {"exercise": 1, "session": 1, "programme": 1}
"""The newest format of each kind that this version reads; all older ones are read as it."""
KIND_NAMES = {"exercise": "exercise", "session": "session plan", "programme": "programme"}

# What fits a header field, in words, for the hint of H212.
FITS: dict[str, str] = {
    "format": "exercise/1, session/1 or programme/1",
    "people": "A number or a range such as 6-24, from 1 to 500",
    "intensity": "1, 2 or 3: light, middling, or able to open strong feeling",
    "themes": "Up to 10 words or hyphen-words of 40 characters",
    "needs": "Any of co-facilitator, quiet-space, interpreter-break",
    "ceiling": "A place: Arrive, Surface, Feel, Question, Power or Return",
    "setting": "room, online or either",
    "status": "draft, trial, ready or retired",
    "authors": "Up to 20 names of 80 characters",
    "source": "Up to 200 characters",
    "licence": "A licence in 80 characters, such as CC-BY-SA-4.0",
    "version": "Up to 20 characters",
    "language": "A language code such as en, cy or pt-BR",
    "rtl": "yes or no",
    "variables": "Up to 20 lines `name: text`, names in small letters and _",
    "was": "Up to 10 earlier ids in small letters, digits and hyphens",
    "shape": f"{', '.join(get_args(Shape)[:-1])} or {get_args(Shape)[-1]}",
    "ending": f"{', '.join(get_args(Ending)[:-1])} or {get_args(Ending)[-1]}",
    "tested": "A line for each run: `- SESSION, 2027-04-20, 18 people, what changed`",
    "kind": "workshop, action-learning or coaching",
    "start": "2026-10-06, 09:30",
    "lead": "Up to 20 names of 80 characters",
    "facilitators": "Up to 20 names of 80 characters",
    "cohort": "Up to 200 characters",
    "thread": "Up to 80 characters",
    "venue": "Up to 200 characters",
    "programme": "The id of a programme: small letters, digits and hyphens",
    "id": "Small letters, digits and hyphens, at most 64",
    "lead of a step": "Up to 80 characters",
    "room of a step": "Up to 120 characters",
}
CHOICES: dict[str, tuple[str, ...]] = {
    "needs": ("co-facilitator", "quiet-space", "interpreter-break"),
    "ceiling": tuple(place.value for place in Place),
    "setting": ("room", "online", "either"),
    "status": ("draft", "trial", "ready", "retired"),
    "shape": get_args(Shape),
    "ending": get_args(Ending),
    "kind": ("workshop", "action-learning", "coaching"),
    "format": ("exercise/1", "session/1", "programme/1"),
}
EXAMPLES = {"format": "exercise/1", "start": "09:30"}
"""What the hint of H211 proposes for a missing field."""

LIMITS = {
    "bytes": 256 * 1024, "lines": 4000, "line": 4000, "headings": 80, "depth": 4, "columns": 8,
    "header lines": 200, "header events": 600, "header depth": 3, "title": 80, "summary": 300,
    "condition": 120, "probes": 12, "doors": 9,
}  # fmt: skip
