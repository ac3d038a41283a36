"""What each word of the language means, in a sentence: for the reference and for an editor's help.

Every word of the closed lists has one; a test names those that have none.
"""

from __future__ import annotations

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.place import Place

FIELDS: dict[str, str] = {
    "format": "What kind of page this is. `l4pc fmt` adds it.",
    "people": "How many it works with.",
    "intensity": "How much feeling it may open.",
    "themes": "What it is about, for filters.",
    "needs": "What must be in place before its deepest step.",
    "ceiling": "The deepest place it may be taken to. Without it: the deepest that its steps and probes name.",
    "ceiling of a session": "The deepest place of that day. It can only make it less deep.",
    "setting": "Where it can be done. With `online` or `either` it needs a section Online.",
    "status": "How far it is. A plan warns of drafts and of what is retired.",
    "authors": "Who wrote it.",
    "source": "Where the idea comes from.",
    "licence": "What others may do with it. A ready exercise needs one.",
    "version": "Your own number for it.",
    "time": "Your own total, which is compared with the sum of the steps.",
    "language": "The language it is written in.",
    "rtl": "Whether it reads from right to left.",
    "variables": "Words that a plan can change: `name: text`, used as `{name}`.",
    "was": "Ids it had before, so that whatever names one still finds it.",
    "shape": "How people are together in its main part.",
    "ending": "What it leaves people with.",
    "tested": "Each run with people: the session, its date, how many, what changed. No names. `ready` asks for one.",
    "kind": "What kind of session it is.",
    "start": "When it begins, by the clock.",
    "finish": "When it ends, by the clock. Without it: the last clock time and what follows.",
    "date": "The day it is planned for.",
    "cohort": "Who it is for.",
    "venue": "Where it is held.",
    "lead": "Who leads it.",
    "programme": "The programme it belongs to.",
    "facilitators": "Who else is at work.",
    "thread": "What everybody carries through all sessions, in a few words: “my good thing”.",
}

SHAPES: dict[str, str] = {
    "circle": "Alone, in pairs or small groups, then in a circle.",
    "fishbowl": "A few talk in the middle, the others listen, and change places.",
    "cafe": "Tables with a question each, and people who move on.",
    "walkabout": "On the move: along walls, through a house, outside.",
    "drawing": "With pens and pictures, before there are words.",
    "data": "Over figures: one’s own, on paper.",
    "letters": "By writing, to somebody.",
    "silence": "Mostly without words.",
    "objects": "With things that are laid, moved or passed on.",
    "visit": "Somewhere else, with people who live or work there.",
    "sorting": "With cards that get a place.",
    "rounds": "A turn each, all of the group for one person.",
    "open-space": "People name the subjects, and go where they want.",
    "rehearsal": "Trying out what one will say or do.",
}

ENDINGS: dict[str, str] = {
    "promise": "A name and a day, in pairs.",
    "letter": "A letter that is posted, or handed back later.",
    "board": "Offers and requests on one sheet, a name at each.",
    "question": "One question, carried to a named person.",
    "object": "Something laid down or taken along, and one word.",
    "sheet": "One sheet that the room signs.",
}

FACTS: dict[str, str] = {
    "Time": "How long it takes. Every step needs one.",
    "Group": "How the room is divided. Without it: the whole circle.",
    "Cut": "Whether it may be left out when time is short: `never`, `if needed`, `first`. Without it: never.",
    "Depth": "The place that the step is in. Without it: as the step before; Surface for the first.",
    "Id": "A name that stays when the heading is changed. Without it: made from the heading.",
    "Lead": "Who leads it.",
    "Room": "Where it happens.",
    "Whole room": "Of a side step: `yes` when everybody does it. Without it the wall and the step’s clock go on.",
    "Pulse": "How its pulse is asked: `slips`, `cards`, `eyes closed`, `chat` or `fingers`. The console’s question opens with it.",
}

LABELS: dict[str, str] = {
    "Show": "Text for the wall.",
    "Ask": "A question, spoken and on the wall. The questions of the Deeper below belong to it.",
    "Say": "Words to speak.",
    "Do": "What to do.",
    "Listen for": "What to hear and see.",
    "Capture": "What to write down.",
    "Safety": "What keeps people safe; it is highlighted.",
    "Deeper": "Questions further down, as a numbered list, each with its place.",
    "Next": "The step that always follows, or `end`.",
    "Handout": "Gives out the handout of that name.",
    "Note": "A remark. Text without a label is one too.",
    "Why": "The reason behind a step.",
    "Example": "What somebody might answer.",
    "Access": "How everybody can take part in this step.",
    "Online": "What is different online.",
    "Todo": "For yourself: never shown, never printed.",
}

VERBS: dict[str, str] = {
    "go to": "to that step or side step",
    "skip to": "to that step, which comes later",
    "repeat": "this step once more; alone",
    "end": "out of this exercise; alone",
    "use exercise": "the whole room into another exercise and back, by its id",
}

TRIGGERS: dict[str, str] = {
    "short of time": "offered when time is short",
    "time to spare": "offered when there is time to spare",
    "more than": "`more than 16 people`: offered when more are there",
    "fewer than": "`fewer than 8 people`: offered when fewer are there",
    "online": "offered when somebody is online",
    "stuck": "always among the first, never raised by the app",
    "upset": "with `upset` or `distress`: always among the first, never raised by the app",
}

SECTIONS: dict[str, str] = {
    "Before you begin": "One thing to bring on each bullet. `1 per person`, `2 per group`: multiplied for you.",
    "Access": "How everybody can take part.",
    "Online": "What is different online.",
    "Afterwards": "What to take home, and what to look after.",
    "Background": "Where it comes from, and why it works.",
    "Credits": "Whom to thank.",
}

SETTINGS: dict[str, str] = {
    "Show": "Text for the wall; the only one of these that the room sees.",
    "Lead": "Who leads it.",
    "Note": "A remark.",
    "Say first": "Words to speak before it begins.",
    "Room": "Where it happens.",
    "Skip step": "A step of the exercise that is left out today.",
    "Online": "`yes` when it is done online today.",
    "Pulse": "How its pulse is asked: `slips`, `cards`, `eyes closed`, `chat` or `fingers`.",
    "Plan B": "Of an exercise, by its id: what is done instead when the group is not to go so far down.",
    'Step "NAME"': "A time for that step, today.",
    "Set NAME": "What a variable of the exercise stands for, today.",
}

PLACES: dict[Place, str] = locked(Place, {
    Place.ARRIVE: "At the edge: people come in and settle.",
    Place.SURFACE: "What happened, and what everybody can see.",
    Place.FEEL: "What it is like, for us and for others.",
    Place.QUESTION: "What we take for granted, and whether it must be so.",
    Place.POWER: "Who decides, and what we could change.",
    Place.RETURN: "Back up: what we take along, and who we tell.",
})  # fmt: skip

CUTS: dict[str, str] = {
    "never": "It is never left out.",
    "if needed": "It may be left out when time is short.",
    "first": "It is left out before anything else.",
}

ASKINGS: dict[str, str] = {
    "slips": "A folded slip from each, in a bowl; two people count them apart from the group.",
    "cards": "A card from each, turned face down and collected.",
    "eyes closed": "Hands, while all eyes are closed; only in a group that agreed to it.",
    "chat": "A number in the chat, to one person alone.",
    "fingers": "Fingers shown. In a circle everybody sees them.",
}

PARTS: dict[str, str] = {
    "keep": "It is never left out.",
    "fixed": "It is neither left out nor shortened.",
    "cut if needed": "It may be left out when time is short.",
    "cut first": "It is left out before anything else.",
}

VARIABLES: dict[str, str] = {
    "cohort": "The cohort’s name.",
    "participant": "Somebody’s name.",
    "partner": "The name of somebody’s partner.",
    "group": "The group’s number.",
    "facilitator": "Who leads the session.",
    "date": "The day of the session.",
    "venue": "Where it is held.",
    "minutes": "How long the step takes.",
}

KINDS: dict[str, str] = {
    "Exercise": "An exercise of the library, by its id.",
    "Break": "A pause. Say what for, and how long.",
    "Lunch": "The midday meal.",
    "Arrivals": "People come in.",
    "Welcome": "How the day begins.",
    "Check-in": "A word from everybody.",
    "Talk": "Somebody speaks, the others listen.",
    "Activity": "Anything else that is done together.",
    "Reflection": "Quiet time to think or write.",
    "Buffer": "Time to spare.",
    "Return": "What is taken home.",
    "Close": "How the day ends.",
}

ENTRIES: dict[str, str] = {
    "Session": "A session plan of the library, by its id, with its date before it.",
    "Between": "What people do until the next session.",
    "Letter": "What each person gets before the first day, and is asked in it.",
    "Access call": "A talk with each person about what they need in order to take part.",
    "Sponsor": "Somebody’s yes in writing, and the name of who answers.",
    "Threes": "The fixed threes meet.",
    "Visit": "People go to see one another’s place.",
    "Conversation": "A conversation with somebody who draws on support, prepared and paid.",
    "Trial": "Something is tried for a while, and looked at.",
    "Answer": "What was in the way is written to a named decision maker, who answers.",
    "Baseline": "The same questions, asked at the start and again at the end.",
    "Reunion": "People come together again, months later.",
}

ENTRY_SETTINGS: dict[str, str] = {
    "Due": "When: `three weeks before` the next session, `within two weeks` of the last, `on the day`, or a date. Without it: by the next session.",
    "Who": "Who does it: facilitator, coordinator, everyone, threes.",
    "Handout": "A page that goes with it: a `## Handout:` of the programme, or of its exercise.",
    "Exercise": "The exercise that it uses, by its id.",
    "Note": "A remark for whoever sees to it.",
}
"""What stands below a line of a programme."""

WHO: dict[str, str] = {
    "facilitator": "Who leads the sessions.",
    "coordinator": "Who keeps the cohort.",
    "everyone": "Each person for themselves.",
    "threes": "The fixed threes, together.",
}

SPECIAL_SECTIONS: dict[str, str] = {
    "Side step: NAME": "A step outside the main line, for doors.",
    "Handout: NAME": "Text for participants; all of it is public.",
}


def of_field(kind: str, name: str) -> str:
    """What a header field means in a kind of page. Raises KeyError for none that there is."""
    return FIELDS.get(f"{name} of a {kind}") or FIELDS[name]
