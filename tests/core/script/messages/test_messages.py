"""Each message: a page that gets it, at the very place marked ⟦so⟧, and one that does not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.report import codes, explain
from l4pc_tui.core.script.reading.script import read

TOP = "---\nformat: exercise/1\npeople: 6-24\n---\n# A page\nSummary.\n\n"
STEP = "## First step\n- Time: 5-8 min\n- Group: pairs\n"
PLAN = "---\nformat: session/1\nstart: 09:30\nfinish: 12:00\nlead: [Amina, Joe]\n---\n# A day\nSummary.\n\n"
YEAR = "---\nformat: programme/1\n---\n# A year\nSummary.\n\n"


@dataclass(frozen=True)
class Case:
    """bad and good: whole files, or lines of a step; ⟦ ⟧ marks where the message stands."""

    code: str
    bad: str
    good: str
    says: str = ""


def in_step(code: str, bad: str, good: str, says: str = "") -> Case:
    return Case(code, TOP + STEP + bad, TOP + STEP + good, says)


def in_second(code: str, bad: str, good: str, says: str = "") -> Case:
    """Lines of a step for the whole circle, before the last."""
    top = TOP + "## Second step\n- Time: 5 min\n"
    return Case(code, top + bad + HOME, top + good + HOME, says)


def in_trial(code: str, bad: str, good: str, says: str = "", *, online: bool = False) -> Case:
    """Lines of the first step of a page that is no draft."""
    head = "people: 6-24\nstatus: trial\n" + ("setting: either\n" if online else "")
    top = TOP.replace("people: 6-24\n", head) + "## First\n- Time: 5 min\n"
    return Case(code, top + bad, top + good, says)


def in_header(code: str, bad: str, good: str, says: str = "") -> Case:
    def page(lines: str) -> str:
        body = "# A page\nSummary.\n\n" + STEP + "Say: hello\n\n## Access\nFor all.\n"
        return f"---\n{lines}\n---\n{body}"

    return Case(code, page(bad), page(good), says)


def in_page(code: str, bad: str, good: str, says: str = "") -> Case:
    top = TOP.replace("people", "status: trial\npeople") if code == "A828" else TOP
    return Case(code, top + bad, top + good, says)


def in_plan(code: str, bad: str, good: str, says: str = "") -> Case:
    return Case(code, PLAN + bad, PLAN + good, says)


def in_year(code: str, bad: str, good: str, says: str = "") -> Case:
    return Case(code, YEAR + bad, YEAR + good, says)


SIDE = "\n## Side step: Slow it down\n- Time: 5 min\nSay: rest\n"
HOME = "\n## And home\n- Time: 5 min\n- Depth: Return\nSay: bye\n"
LATER = "\n## Last step\n- Time: 5 min\nSay: bye\n"
E1 = "format: exercise/1\n"
RUN = "0196a0de-5c00-7000-8000-000000000001, 2027-04-20, 18 people, step 2 is longer, by much"

CASES = [
    # Files
    in_step("F107", "Say: x\n⟦" + "a" * 4001 + "⟧", "Say: " + "a" * 3900, "4001 characters"),
    in_step("F108", "Say: x\n" + " " * 20 + "⟦far out⟧", "Say: x\n        not so far"),
    in_step("F108", "Say: x\n⟦> > > > > too deep⟧", "Say: x\n> > > as deep as it goes"),
    in_step("F110", "Say: ring\x07", "Say: ring", "U+0007"),
    in_step("F111", "Say: turned \u202eround", "Say: \u2067turned\u2069 back"),
    in_step("F112", "Say: soft\u00adly", "Say: 👩\u200d⚕️ and می\u200cخواهم"),
    in_step("F113", "Say: one\u2028Do: two", "Say: one\nDo: two"),
    in_step("F114", "If it fails \uf0e0 wait", "If it fails → wait"),
    in_step("F115", "Say: caf\ufffd", "Say: café"),
    in_step("F120", "Say: x\n⟦<!--⟧ never ends", "Say: x <!-- ends --> y"),
    in_step("F120", "Say: x\n⟦<!–⟧ Word's hyphens –>", "Say: x – y"),
    in_step("F121", "Say: ⟦<b>⟧bold", "Say: 3 < 4 & so on", "<b> is shown"),
    in_step("F122", "Note: x\n⟦|1|2|3|4|5|6|7|8|9|⟧", "Note: x\n|1|2|3|4|5|6|7|8|"),
    # Header
    in_header("H203", E1 + "source: ⟦Told: by a friend⟧", E1 + "source: 'Told: by a friend'"),
    in_header("H204", E1 + "⟦\t⟧status: trial", E1 + "status: trial"),
    in_header("H205", E1 + "source: ⟦*stars*⟧", E1 + "source: '*stars*'"),
    in_header("H206", E1 + "status: draft\n⟦status⟧: ready", E1 + "status: draft", "line 3"),
    in_header("H207", E1 + "source: ⟦a book # mine⟧", E1 + "# mine\nsource: a book"),
    in_header("H208", E1 + "x-deep: [a, [b, ⟦[c]]]⟧", E1 + "x-deep: [a, [b]]"),
    in_header("H210", E1 + "⟦intensty⟧: 2", E1 + "x-intensty: 2", "The closest is “intensity”."),
    in_header("H212", E1 + "people: ⟦many⟧", E1 + "people: 6 to 24", "a range such as 6-24"),
    in_header("H212", E1 + "status: ⟦redy⟧", E1 + "status: Ready", "the closest is “ready”"),
    in_header("H212", E1 + "intensity: ⟦4⟧", E1 + "intensity: 3"),
    in_header("H213", E1 + "source: ⟦“a book”⟧", E1 + 'source: "a book"'),
    in_header("H214", "format: ⟦exercise/9⟧", "format: exercise/1", "format 1"),
    in_header("H216", E1 + "⟦license⟧: CC0-1.0", E1 + "licence: CC0-1.0", "“license” is now “licence”"),
    in_header("H217", E1 + "status: ⟦ready⟧", E1 + "status: ready\npeople: 6\nauthors: A\nlicence: B"),
    in_header("H217", E1 + "status: ⟦ready⟧\npeople: 6", E1 + "status: draft\npeople: 6", "its header lacks authors and a licence."),
    in_header("H220", E1 + "status: ⟦ready⟧\npeople: 6\nauthors: A\nlicence: B", E1 + "status: trial", "one run with people"),
    in_header("H220", E1 + "status: ⟦ready⟧", E1 + f"status: ready\ntested: {RUN}"),
    in_header("H212", E1 + "shape: ⟦cercle⟧", E1 + "shape: Café", "the closest is “circle”"),
    in_header("H212", E1 + "ending: ⟦promises⟧", E1 + "ending: Promise", "the closest is “promise”"),
    in_header("H212", E1 + "tested: ⟦somebody, 2027-04-20, 18 people, longer⟧", E1 + f"tested:\n  - {RUN}"),
    in_header("H218", E1 + "⟦# people: 6-24⟧", E1 + "# People come and go.\n# title: Old"),
    in_header("H219", E1 + "authors: ⟦A, B]⟧", E1 + "authors: [A, B]"),
    Case("H201", "⟦---⟧\nformat: exercise/1\n\n# A page\nSummary.\n" + STEP + "Say: x",
         TOP + STEP + "Say: x"),
    Case("H202", "---\nformat: exercise/1\nthemes: ⟦[a, b⟧\n---\n# T\ns\n" + STEP + "Say: x",
         TOP + STEP + "Say: x"),
    Case("H209", "⟦⟧# A page\nSummary.\n" + STEP + "Say: x", TOP + STEP + "Say: x", "an exercise"),
    Case("H211", "---\n⟦people: 6⟧\n---\n# A page\nSummary.\n" + STEP + "Say: x",
         TOP + STEP + "Say: x", "format: exercise/1"),
    # Structure
    Case("S301", "---\nformat: exercise/1\n---\n⟦Summary.⟧\n" + STEP + "Say: x", TOP + STEP + "Say: x"),
    in_page("S302", STEP + "Say: x\n⟦# Another⟧", STEP + "Say: x"),
    in_step("S303", "Say: x\n⟦### Deeper down⟧", "Say: x\n\n## Background\n### Fine here"),
    in_page("S304", "⟦## Access⟧\nFor all.", STEP + "Say: x"),
    in_page("S305", STEP + "Say: x\n⟦## First Step!⟧\n- Time: 5 min\nSay: y", STEP + "Say: x" + LATER),
    in_page("S306", "⟦## First step⟧\n- Time: 5 min\n", STEP + "Say: x"),
    in_page("S307", "## 2. A\n- Time: 5-6 min\nSay: x\n⟦## 1. B⟧\n- Time: 5 min\nSay: y",
            "## 1. A\n- Time: 5-6 min\nSay: x\n## 2. B\n- Time: 5 min\nSay: y"),
    Case("S308", "---\nformat: exercise/1\n---\n# ⟦" + "long " * 17 + "x⟧\ns\n" + STEP + "Say: x",
         TOP + STEP + "Say: x"),
    Case("S309", "---\nformat: exercise/1\n---\n# T\n⟦## First step⟧\n- Time: 5 min\nSay: x",
         TOP + STEP + "Say: x"),
    Case("S310", "---\nformat: exercise/1\n---\n# T\n⟦" + "word " * 70 + "x⟧\n" + STEP + "Say: x",
         TOP + STEP + "Say: x"),
    in_page("S311", STEP + "Say: x\n## Access\na\n⟦## ACCESS⟧\nb", STEP + "Say: x\n## Access\na"),
    in_step("S312", "- ⟦Time: 9 min⟧\nSay: x", "Say: x", "The first is on line 9"),
    in_page("S320", "## A\n- Time: 5 min\n- Group: ⟦pears⟧\nSay: x", STEP + "Say: x", "“pairs”"),
    in_step("S321", "- Cut: ⟦maybe⟧\nSay: x", "- Cut: if needed\nSay: x"),
    in_page("S322", "## A\n- Time: 5 min\n- Group: ⟦same⟧\nSay: x",
            STEP + "Say: x\n## B\n- Time: 5 min\n- Group: same\nSay: y"),
    Case("S323", TOP.replace("6-24", "7") + "⟦## First step⟧\n- Time: 5-8 min\n- Group: pairs\nSay: x",
         TOP.replace("6-24", "8") + STEP + "Say: x", "7 people do not divide into pairs."),
    in_page("S324", STEP + "If online: go to slow it down" + SIDE.replace("Say", "- Whole room: ⟦often⟧\nSay"),
            STEP + "If online: go to slow it down" + SIDE.replace("Say", "- Whole room: Yes\nSay"), "“Whole room: often”"),
    in_step("L443", "- Pulse: ⟦thumbs⟧\nSay: x", "- Pulse: Slips in a bowl\nSay: x", "slips, cards"),
    in_plan("L443", "- Talk (5 min)\n  - Pulse: ⟦slops⟧", "- Talk (5 min)\n  - Pulse: eyes closed", "“slips”"),
    in_step("S325", "- Whole room: ⟦yes⟧\nSay: x", "Say: x"),
    in_step("S326", "Say: x\n## Before you begin\n- 1 pen\n⟦1 card⟧", "Say: x\n## Before you begin\n- 1 pen,\nor a pencil"),
    in_step("S326", "Say: x\n## Before you begin\n- ⟦[x] 1 card⟧", "Say: x\n## Before you begin\n- 1 pen\n\nBook the room."),
    in_page("S330", "⟦## A⟧\n- Time: 5-6 min\n- Depth: Feel\nSay: x", STEP + "- Depth: Return\nSay: x", "goes down to Feel"),
    in_page("S330", "⟦## A⟧\n- Time: 5-6 min\nAsk: q\nDeeper:\n1. Power: y",
            STEP + "Ask: q\nDeeper:\n1. Power: y\n" + HOME, "goes down to Power"),
    in_page("S330", STEP + "- Depth: Return\nSay: x\n⟦## B⟧\n- Time: 5 min\n- Depth: Feel\nSay: y",
            "## B\n- Time: 5 min\n- Depth: Feel\nSay: y\n" + HOME),
    in_page("S330", "⟦## A⟧\n- Time: 5-6 min\nIf deep: go to Aside\n\n## Side step: Aside\n- Time: 5 min\n- Depth: Feel\nSay: y",
            STEP + "If deep: go to Aside\n" + HOME + "\n## Side step: Aside\n- Time: 5 min\n- Depth: Feel\nSay: y"),
    in_page("S331", "⟦## A⟧\n- Time: 5-6 min\nSay: x", STEP + "- Depth: Arrive\nSay: x"),
    in_page("S332", STEP + "- Depth: Feel\n⟦If short of time: end⟧\n" + HOME,
            STEP + "- Depth: Feel\nIf short of time: skip to “And home”\n" + HOME, "from Feel to the end"),
    in_page("S334", "⟦## A⟧\n- Time: 5-8 min\n- Group: groups of 50\nSay: x" + LATER, STEP + "Say: x", "at most 24 people"),
    in_page("S333", STEP + "- Depth: Return\nSay: x\n## Before you begin\n- 1 pen each\n- ⟦some tape⟧",
            STEP + "- Depth: Return\nSay: x\n## Before you begin\n- 1 roll of tape per 4 people\n- Chairs in threes"),
    # Labels
    in_step("L401", "⟦Saye⟧: hello", "Note: Materials: pens", "The closest label is “Say:”."),
    in_step("L401", "⟦ask⟧: hello?", "Ask: hello?", "The closest label is “Ask:”."),
    in_step("L402", "⟦say⟧: hello", "SAY: hello", "fmt writes “Say:”"),
    in_step("L403", "⟦Say:⟧\nDo: x", "Say:\nhello\nDo: x"),
    in_step("L404", "⟦Tell⟧: hello", "Say: hello", "“Tell:” is read as “Say:”."),
    in_step("L405", "Show: x\n> ⟦Note: y⟧", "Show: x\nNote: y"),
    in_step("L406", "⟦Say: " + "word " * 259 + "word⟧", "Say: " + "word " * 240, "2.0 minutes"),
    in_step("L407", "⟦Todo: ⟧ask", "Note: ask"),
    in_step("L410", "Ask: q\nDeeper:\n1. ⟦Surfase:⟧ x", "Ask: q\nDeeper:\n1. Surface: x", "“Surface”"),
    in_page("L410", "## A\n- Time: 5 min\n- Depth: ⟦Bottom⟧\nSay: x", STEP + "- Depth: power\nSay: x"),
    in_step("L411", "Ask: q\nDeeper:\n1. Feel: x\n2. ⟦Surface: y⟧",
            "Ask: q\nDeeper:\n1. Feel: x\n2. Return: y"),
    in_step("L412", "⟦Deeper:⟧\n1. Feel: x", "Ask: q\nDeeper:\n1. Feel: x"),
    in_step("L413", "Ask: q\n⟦Deeper:⟧\n- what it was like", "Ask: q\nDeeper:\n1. Feel: x"),
    in_step("L414", "Ask: q\n⟦Deeper:⟧\n" + "1. x\n" * 13, "Ask: q\nDeeper:\n" + "1. x\n" * 12),
    in_step("L415", "Ask: q\nDeeper:\n1. Feel: a\n2. ⟦Who hurt you?⟧", "Ask: q\nDeeper:\n1. Feel: a\n2. Power: Who hurt you?",
            "such as `Question:`"),
    in_step("L415", "Ask: q\nDeeper:\n1. ⟦Powr who hurt you?⟧", "Ask: q\nDeeper:\n1. Power: who hurt you?", "the closest is “Power:”"),
    in_step("L416", "Ask: q\nDeeper:\n1. ⟦Power - ⟧Who?", "Ask: q\nDeeper:\n1. Power: Who?", "fmt writes “Power:”"),
    in_step("L416", "Ask: q\nDeeper:\n1. ⟦**Power**—⟧Who?", "Ask: q\nDeeper:\n1. **Power**: Who?"),
    in_step("L416", "Ask: q\nDeeper:\n1. ⟦Power:⟧Who?", "Ask: q\nDeeper:\n1. Power：Who?"),
    in_step("L416", "- ⟦Depth - ⟧Power\nSay: x", "- Depth: Power\nSay: x"),
    in_step("L401", "⟦Sya⟧: hello", "Say: hello", "The closest label is “Say:”."),
    in_step("L401", "⟦Discuss⟧: What now?", "Ask: What now?", "The closest label is “Ask:”."),
    in_step("L401", "⟦Facilitator⟧: wait", "Do: wait", "“Do:” or “Note:”"),
    in_step("L401", "⟦Going deeper⟧: the list", "Say: x", "“Deeper:”"),
    in_step("L416", "⟦Ask:⟧What now?", "Ask: What now?", "fmt writes “Ask:”"),
    in_step("L416", "⟦Say – ⟧Think of one thing.", "Say: Think of one thing."),
    in_step("L416", "- ⟦Cut - ⟧if needed\nSay: x", "- Cut: if needed\nSay: x"),
    in_page("L416", STEP + "Say: x\nHandout: Card\n⟦## Handout Card⟧\nhello", STEP + "Say: x\nHandout: Card\n## Handout: Card\nhello"),
    in_step("L416", "⟦If stuck:⟧wait: a minute", "If stuck: wait: a minute", "“If …:”"),
    in_step("L416", "⟦If stuck:: ⟧wait", "If stuck: wait"),
    in_step("L420", "⟦Remember⟧: be kind", "Note: Remember: be kind", "“Note: Remember: …”"),
    in_step("L421", "⟦Ask⟧ What now?", "Note: Ask Amina to begin.", "Write “Ask:”"),
    in_step("L421", "Say: x\n\n⟦Listen for⟧ laughter.", "Listen for: laughter."),
    in_step("L422", "Say: Think. ⟦Ask:⟧ What now?", "Say: Think of “Ask: what?”\nAsk: What now?", "“Ask:”"),
    in_step("L422", "Note: Sit. ⟦Group:⟧ on the wall", "Note: Sit. The word group: on the wall", "“Group:”"),
    in_step("L423", "Say: x\n## Access\n⟦Ask:⟧ What now?", "Say: x\n## Access\nWe ask: all in?", "a note as a whole"),
    in_step("L423", "Note: x\n\n| ⟦Ask⟧ | What now? |\n| Say | Sit |", "Note: x\n\n| Do | Leave |\n|---|---|\n| wait | go |", "cells"),
    in_step("L424", "Say: x\n\n- ⟦Feel:⟧ What now?", "Ask: q\nDeeper:\n1. Feel: What now?", "“Feel:”"),
    in_step("L425", "Say: x\n\n⟦What now?⟧", "Say: x What now?\n\nNobody knows."),
    in_step("L425", "Say: x\n\n⟦Q1: What now?⟧", "Say: x\n\nNote: Q1: What now?"),
    in_plan("L426", "- 09:30 Activity: walk (20 min)\n  - ⟦keep⟧", "- 09:30 Activity: walk (20 min, keep)\n  - quietly"),
    in_step("L427", "Ask: x\n\n⟦The door is open.⟧", "Ask: x\n\nNote: The door is open.", "Note:"),
    in_step("L428", "Say: x\n\n⟦Give out the cards.⟧", "Say: x\nGive out the cards.", "part of “Say:”"),
    in_step("L428", "- ⟦The door is open.⟧\nSay: x", "Say: x\n- The door is open.", "a private note"),
    in_step("L429", "Ask: q\nDeeper:\n1. Feel: a\n\n    ⟦Note: b⟧", "Ask: q\nDeeper:\n1. Feel: a\n\n   - Note: b", "“Note:”"),
    in_step("L440", "Ask: q\nDeeper:\n1. Surface: x\n⟦- ⟧Feel: y\n3. Power: z",
            "Ask: q\nDeeper:\n1. Surface: x\n2. Feel: y"),
    in_step("L440", "Ask: q\nDeeper:\n1. Surface: x\n\n⟦* ⟧**Feel:** y", "Ask: q\nDeeper:\n1. Surface: x\n\n* Chairs"),
    in_step("L441", "Ask: q\nDeeper:\n1. Surface: x\n   - ⟦Feel: y⟧", "Ask: q\nDeeper:\n1. Surface: x\n   - Note: Feel: y"),
    in_step("L441", "Ask: q\nDeeper:\n1. Surface: x\n⟦(2) Feel: y⟧", "Ask: q\nDeeper:\n1. Surface: x\n2) Feel: y"),
    in_step("L441", "Ask: q\nDeeper:\n1. Surface: x\n> ⟦Feel: y⟧", "Ask: q\nDeeper:\n1. Surface: x\n2. Feel: y"),
    in_step("L442", "Ask: q\nDeeper:\n1. Surface: x\n- If upset: rest\n2. ⟦Feel: y⟧",
            "Ask: q\nDeeper:\n1. Surface: x\n   - If upset: rest\n2. Feel: y"),
    in_step("L442", "Ask: q\nDeeper:\n1. Surface: x\nDo: wait\n2. ⟦Power - y⟧",
            "Ask: q\nDeeper:\n1. Surface: x\nDo: wait\n1. this\n2. that"),
    # Time
    in_page("T501", "## A\n- Time: ⟦a while⟧\nSay: x", STEP + "Say: x", "“a while”"),
    in_page("T502", "⟦## A⟧\nSay: x", STEP + "Say: x", "Add `- Time: 5-8 min`."),
    in_page("T502", STEP + "Say: x\n⟦## Backgroud⟧\nlore", STEP + "Say: x\n## Background\nlore",
            "the closest section name is “Background”"),
    in_page("T503", "## A\n- Time: ⟦8⟧\nSay: x", STEP + "Say: x", "Write 8 min."),
    in_page("T504", "## A\n- Time: ⟦8-5 min⟧\nSay: x", STEP + "Say: x"),
    in_page("T505", "## A\n- Time: ⟦5-8 min, ideal 9⟧\nSay: x", STEP + "Say: x", "5 min and 8 min"),
    in_page("T506", "## A\n- Time: ⟦1:15⟧\nSay: x", STEP + "Say: x"),
    in_page("T507", "## A\n- Time: ⟦95 min⟧\nSay: x", STEP + "Say: x", "95 minutes"),
    in_header("T508", E1 + "time: ⟦1 h⟧", E1 + "time: 5-8 min", "The header says 1 h; the steps add up to 7 min."),
    in_page("T509", "⟦## A⟧\n- Time: 5 min\nSay: x\n## B\n- Time: 5 min\nSay: y", STEP + "Say: x" + LATER),
    Case("T510", "---\nformat: exercise/1\n---\n# T\ns\n⟦## A⟧\n- Time: 1 min per person\nSay: x",
         TOP + "## A\n- Time: 1 min per person\nSay: x"),
    in_page("T511", "⟦## A⟧\n- Time: 2 x 5 min\n- Group: trios\nSay: x",
            "## A\n- Time: 3 x 5 min\n- Group: trios\nSay: x"),
    in_page("T512", "## A\n- Time: 2 min per person\nSay: x\n" * 9, STEP + "Say: x", "4.5 hours"),
    # Doors
    in_step("D601", "⟦If upset: go to \"Slow down\"⟧" + SIDE, "If upset: go to slow it down" + SIDE,
            "The closest is “Slow it down”."),
    in_step("D601", "⟦If upset: go to the pub⟧" + SIDE, "If upset: leave" + SIDE, "Steps: First step, Slow it down."),
    in_step("D601", "Say: x\nNext: ⟦Nowhere⟧", "Say: x\nNext: Last step" + LATER),
    in_step("D604", "Say: x\n## B\n- Time: 5 min\n⟦If late: skip to First step⟧",
            "If late: skip to Last step" + LATER),
    in_step("D605", "⟦If lost: go to First step⟧", "If lost: repeat"),
    in_step("D606", "⟦If upset go to Slow it down⟧" + SIDE, "Say: x\n\nIf anybody asks, tell them." + SIDE),
    in_step("D608", "If late: hurry\n⟦If LATE: run⟧", "If late: hurry\nIf early: rest"),
    in_step("D609", "⟦If lost: go to Map⟧\nHandout: Map\n## Handout: Map\nx",
            "If lost: ask\nHandout: Map\n## Handout: Map\nx", "“Map” is a handout, not a step."),
    in_step("D610", "⟦If late: skip to step 2⟧" + LATER, "If late: skip to Last step" + LATER, "“Last step”"),
    in_step("D612", "".join(f"If {n}: x\n" for n in "abcdefghi") + "⟦If j: x⟧",
            "".join(f"If {n}: x\n" for n in "abcdefghi")),
    in_step("D606", "⟦If the group is stuck offer one⟧", "If the group is stuck: offer one"),
    in_step("D620", "⟦When⟧ somebody is upset: sit with them", "If somebody is upset: sit with them", "“If …:”"),
    in_step("D620", "⟦if⟧ somebody is upset: sit with them", "Say: Sit with them\nif you like: or do not."),
    in_step("D621", "⟦If upset: jump to \"Slow it down\"⟧" + SIDE, "If upset: jump to your feet", 'Write “go to "Slow it down"”'),
    in_step("D621", "⟦If late: end the exercise⟧", "If late: end", "Write “end”"),
    in_step("D623", "⟦If people are stcuk: offer one⟧", "If people are struck: offer one", "“stuck”"),
    in_step("D623", "⟦If short o ftime: hurry⟧", "If short of time: hurry"),
    in_step("D621", '⟦If upset: skip t "Slow it down"⟧' + SIDE, "If upset: say “Slow it down”" + SIDE),
    in_step("D621", "⟦If upset: Slow it down⟧" + SIDE, "If upset: Slow it all down" + SIDE, 'go to "Slow it down"'),
    in_step("D621", "⟦If upset: [Slow it down](#slow)⟧" + SIDE, "If upset: [a map](map.md)" + SIDE),
    in_step("D622", "⟦If upset: nod, then go to \"Slow it down\"⟧" + SIDE, "If upset: go to \"Slow it down\" and nod" + SIDE),
    # Variables, references
    in_step("V701", "Say: hello ⟦{cohrt}⟧", "Say: hello {cohort}", "The closest is {cohort}."),
    in_step("V702", "Say: hello ⟦{⟧cohort", "Say: hello {{cohort"),
    in_step("V703", "⟦Handout: Mapp⟧\n## Handout: Map\nx", "Handout: “Map”\n## Handout: Map\nx", "“Map”"),
    in_step("V704", "Say: x\n⟦## Handout: Map⟧\nx", "Handout: Map\n## Handout: Map\nx"),
    in_step("V706", "Note: ⟦![](_files/a.png)⟧", "Note: ![A map](_files/a.png)"),
    in_step("V707", "Note: ⟦[here](https://example.org)⟧", "Note: [here](_files/a.pdf)"),
    in_step("V708", "Note: ⟦[here](../../secret.txt)⟧", "Note: [here](_files/a.pdf)"),
    in_step("V709", "Show: with ⟦[partner]⟧", "Show: with {partner}", "“[partner]”"),
    # Audience and care
    in_step("A801", "Show: x\n⟦private?⟧", "Show: x\n\nA note of its own.", "This line follows Show"),
    in_step("A801", "Ask: x\n\n- ⟦one⟧\n- two", "Ask: x\n\n> - one\n> - two", "This list follows Ask"),
    in_step("A802", "Show: x\n> y\n⟦z⟧", "Show: x\n> y\n> z"),
    in_step("A804", "Show: one ⟦Note:⟧ two", "Show: one\nNote: two", "“Note:”"),
    in_step("A804", "Ask: one? ⟦If late:⟧ skip to First step", "Ask: If you could: what?"),
    in_step("A805", "Ask: Who is ⟦{participant}⟧?", "Ask: Who is {partner}?"),
    in_step("A806", "⟦Show: " + "word " * 59 + "word⟧", "Show: " + "word " * 50),
    in_step("A807", "⟦Show:⟧\nSay: x", "Show:\n\n> y"),
    in_header("A808", E1 + "intensity: ⟦3⟧", E1 + "intensity: 2"),
    Case("A809", TOP.replace("people", "status: trial\npeople") .replace("trial", "⟦trial⟧") + STEP + "Say: x",
         TOP + STEP + "Say: x"),
    in_header("A810", E1 + "setting: ⟦either⟧", E1 + "setting: room"),
    in_step("A811", "Note: write to ⟦ann.lee@example.org⟧", "Note: write to Ann", "an e-mail address"),
    in_step("A811", "Note: ring ⟦07700 900123⟧", "Note: in 2026-2027, room 1234567", "a telephone number"),
    in_page("A812", STEP + "If online: go to slow it down" + SIDE + "⟦Show: breathe⟧\nAsk: what now?",
            STEP + "If online: go to slow it down" + SIDE.replace("Say", "- Whole room: no\nSay") + "Show: breathe", "This Show will not"),
    in_page("A812", STEP + "If online: go to slow it down" + SIDE.replace("Say", "- Group: ⟦pairs⟧\nSay"),
            STEP + "If online: go to slow it down" + SIDE.replace("Say", "- Group: same\nSay"), "This Group will not"),
    in_step("A811", "Note: number ⟦943 476 5919⟧", "Note: number 943 476 5918", "an NHS number"),
    in_step("A815", "Note: ⟦People laugh⟧ first, then it goes quieter.", "Note: Look for laughter first."),
    in_second("A816", "Say: Hold up fingers, ⟦close to your chest⟧.", "Say: Write one to five on a slip."),
    in_trial("A817", "- Group: ⟦pairs⟧\nSay: x", "- Group: pairs\nSay: x\nIf somebody is left over: three go together.", "three go together"),
    in_trial("A817", "- Group: ⟦trios⟧\nSay: x", "- Group: trios\nSay: x\nIf a group has only two people: fine.", "two or four"),
    in_trial("A818", "Say: ⟦At the bell⟧, change over.", "Say: At the bell and the raised hand, change over."),
    in_second("A819", "Ask: How safe?\n⟦If anyone shows one finger: skip to And home⟧", "Ask: How safe?\nIf one answer is low: two rooms."),
    in_trial("A820", "Do: Give everybody ⟦a card⟧.", "Do: Give everybody a nod.", "cards"),
    in_step("A821", "Note: Carers ⟦have a right to⟧ an assessment.", "Note: In England, carers have a right to an assessment."),
    in_step("A822", "Say: ⟦Everybody stand up⟧, please.", "Say: Come into a circle, please."),
    in_step("A823", "Note: Ask two ⟦service users⟧.", "Note: Ask two people who draw on support.", "people who draw on support"),
    in_trial("A824", "- Depth: Feel\n- Group: whole circle\n- Cut: ⟦first⟧\nAsk: What have we learned?" + LATER + HOME,
             "- Depth: Feel\n- Group: whole circle\nAsk: What have we learned?" + LATER + HOME, "“First” keep"),
    in_trial("A825", "- Group: fours\nSay: x\n⟦## Online⟧\nIn rooms.", "- Group: fours\nSay: x\n## Online\nIn rooms, two minutes each.", online=True),
    in_trial("A827", "Say: x\n## Before you begin\n- ⟦12 cards⟧", "Say: x\n## Before you begin\n- 1 card per person\n- 4 cards", "24 people"),
    in_page("A828", "## One\n- Time: ⟦5-8 min⟧\nSay: Two minutes each." + HOME, "## One\n- Time: 31-40 min\nSay: Two minutes each." + HOME, "15 people"),
    in_step("S344", "Say: x\n\n⟦Say: x⟧", "Say: x\nSay: x\nSay: x\n"),
    in_step("S345", "Note: x ⟦##⟧ Next", "Note: x\n## Next\n- Time: 5 min\nSay: y", "before the ##"),
    in_step("S341", "Say: x\n\n⟦- ## Afterwards⟧", "Say: x\n\n## Afterwards\n\nAsk in a month.", "“Afterwards” looks"),
    in_step("S341", "Show: x\n⟦> ## Afterwards⟧", "Show: x\n> ## What to do afterwards", "“Afterwards” looks"),
    in_step("A801", "Say: x\n\n> ⟦Take a card.⟧\n> Sit down.", "Say: x\n\nShow:\n> Take a card.\n> Sit down.", "This quote follows Say"),
    in_step("S346", "Show:\n> one ⟦>⟧ two", "Show:\n> one\n> two"),
    in_step("S346", "Show: ⟦>⟧ one", "Note: > one"),
    in_page("S333", STEP + "Say: x\n## Before you begin\n- ⟦1 pen pe person⟧", STEP + "Say: x\n## Before you begin\n- 1 pen per person\n- 12 cards that a person has cut"),
    in_step("S343", "Say: x\n\n⟦```⟧\nNote: y", "Say: x\n\nNote: y ```"),
    # Plans and programmes
    Case("P901", "---\nformat: session/1\nstart: ⟦half nine⟧\n---\n# T\ns\n- Lunch (5 min)",
         PLAN + "- 10:00 Lunch (5 min)"),
    Case("H211", "---\n⟦format: session/1⟧\n---\n# T\ns\n- Lunch (5 min)", PLAN + "- 10:00 Lunch (5 min)",
         "start: 09:30"),
    in_step("A813", "Show: see ⟦![a chair](_files/chair.png)⟧", "Note: ![a chair](_files/chair.png)"),
    in_step("A813", "Ask: q\n> x ⟦![a chair](_files/chair.png)⟧", "Ask: q\n> x"),
    in_step("A814", "Show:\n> a\n> - ⟦b⟧", "Show:\n> a\n> - b\n> - c", "as a point of a list"),
    in_step("A814", "Show:\n> ⟦# a⟧", "Show:\n> #a\n> | b |", "as a heading"),
    in_plan("P901", "- ⟦25:00⟧ Lunch (5 min)", "- 10:00 Lunch (5 min)"),
    in_plan("P902", "- ⟦10:00-11:00 Lunch (5 min)⟧", "- 10:00 Lunch (5 min)"),
    in_plan("P902", "- ⟦Exercise: (5 min)⟧", "- Exercise: some-file (5 min)"),
    in_plan("P909", "- ⟦Talk: boats⟧", "- Talk: boats (5 min)", "“boats” has no time."),
    in_plan("P910", "- 10:00 Talk (5 min)\n- ⟦09:45 Talk (5 min)⟧", "- 09:45 Talk (5 min)", "10:00 comes before"),
    in_plan("P915", "- ⟦12:30 Talk (5 min)⟧", "- 11:30 Talk (5 min)", "finish (12:00)"),
    in_plan("P916", "- Talk (5 min)\n  - Lead: ⟦Amina and Zoë⟧", "- Talk (5 min)\n  - Lead: Amina, Joe"),
    in_plan("P916", "- Talk (5 min)\n  - Lead: ⟦Zoë⟧", "- Talk (5 min)\n  - Lead: joe"),
    in_plan("P916", "- Talk (5 min)\n  - Lead: ⟦Amina and Zoë⟧", "- Talk (5 min)\n  - Lead: Amina and Joe", "“Zoë” is not"),
    in_plan("P924", "- Talk (5 min)\n- ⟦Lead: Joe⟧", "- Talk (5 min)\n  - Lead: Joe"),
    in_plan("P927", "- ⟦Lunch (5 min)⟧", "- 12:00 Lunch (5 min)"),
    in_plan("P931", "- ⟦Exercize: some-file⟧", "- Exercise: some-file", "“Exercise:”"),
    in_plan("P931", "- ⟦Gossip (5 min)⟧", "- Coffee and tea: gossip (5 min)", "the room sees “Activity”"),
    in_plan("P931", "- ⟦Break - outside (5 min)⟧", "- Break: outside (5 min)", "“Break:”"),
    in_plan("P943", "- Talk (5 min)\n  - ⟦Skip step: Out⟧", "- Exercise: x\n  - Skip step: Out"),
    in_plan("S347", "## Early ⟦- 10:00 Talk (5 min)⟧\n- Talk (5 min)", "## Early: the day - a beginning\n- Talk (5 min)"),
    in_plan("S347", "## Early ⟦10:00 Talk: boats (5 min)⟧\n- Talk (5 min)", "## Early, from 10:00 to 11:00: boats\n- Talk (5 min)"),
    in_plan("S347", "## Early ⟦Exercise: by-the-sea⟧\n- Talk (5 min)", "## Early exercise: boats\n- Talk (5 min)"),
    in_plan("L422", "- Talk (5 min)\n  - Note: x. ⟦Exercise: by-the-sea⟧", "- Talk (5 min)\n  - Note: x. An Exercise: by the sea", "“Exercise:”"),
    in_step("S348", "Ask: a?\nDeeper: ⟦1. Feel: b?⟧\n2. Feel: c?", "Ask: a?\nDeeper:\n1. Feel: b?\n2. Feel: c?"),
    in_year("P944", "- 2026-12-01 Session: a\n- ⟦2062-12-08 Session: b⟧", "- 2026-12-01 Session: a\n- 2028-12-01 Session: b", "before it (2026-12-01)"),
    in_year("P935", "- ⟦Between: rest ((20 min)⟧", "- Between: rest (a lot) (20 min)"),
    in_plan("P930", "- Talk (5 min)\n  - ⟦bring biscuits⟧", "- Talk (5 min)\n  - Note: bring biscuits"),
    in_plan("P930", "- Talk (5 min)\n  - Lead: Joe\n\n⟦A word of my own.⟧", "- Talk (5 min)\n  - Note: A word\n    of my own."),
    in_plan("P933", "- 10:00 Talk (5 min)\n⟦10:05 Talk: boats (5 min)⟧", "- Talk: boats that\n  go at 10:05 (5 min)"),
    in_plan("P933", "- Talk (5 min)\n  ⟦Lead: Joe⟧", "- Talk (5 min)\n  - Note: the one who\n    leads: Joe"),
    in_plan("P933", "⟦– Talk (5 min)⟧", "- Talk (5 min)"),
    in_plan("P934", "## Late\n⟦A word.⟧\n- Talk (5 min)", "## Late\n- Talk (5 min)\n  - Note: A word."),
    in_plan("P934", "- Talk (5 min)\n\n## Late\n  - ⟦Note: x⟧\n- Talk (5 min)", "## Late\n- Talk (5 min)\n  - Note: x"),
    in_plan("P935", "- ⟦Talk: boats 5 min)⟧", "- Talk: boats (old ones) (5 min)"),
    in_plan("P937", "⟦Morning⟧\n\n- Talk (5 min)", "## Morning\n\n- Talk (5 min)"),
    in_plan("P937", "- ⟦Talk (5 min)⟧\n\n## Late\n\n- Talk (5 min)", "## Late\n\n- Talk (5 min)"),
    in_plan("P938", "## Early\n- Talk (5 min)\n⟦### Late⟧\n- Talk (5 min)", "## Early\n- Talk (5 min)\n## Late\n- Talk (5 min)"),
    in_plan("P939", "- Talk (5 min)\n  - Online: ⟦perhaps⟧", "- Talk (5 min)\n  - Online: no"),
    in_plan("P940", "- Talk (5 min)\n  - Lead: Joe\n  - ⟦Lead: Amina⟧", "- Talk (5 min)\n  - Lead: Joe, Amina"),
    in_plan("L422", "- Talk (5 min)\n  - Say first: x - ⟦Room: y⟧", "- Talk (5 min)\n  - Say first: x\n  - Room: y", "“Room:”"),
    in_plan("L422", "- Talk (5 min) ⟦Note: y⟧", "- Talk: the Notes: y (5 min)"),
    in_year("P933", "- 2026-12-01 Session: a\n⟦2026-12-08 Session: b⟧", "- 2026-12-01 Session: a\n- 2026-12-08 Session: b"),
    in_year("P934", "## Module 1\n⟦A word.⟧\n- Between: rest", "## Module 1\n- Between: rest\n  and a word."),
    in_year("P935", "- ⟦Between: rest 20 min⟧", "- Between: rest (20 min)"),
    in_year("P950", "- 2026-12-01 Session: a\n- Visit: rest\n  - Due: ⟦soon⟧", "- 2026-12-01 Session: a\n- Visit: rest\n  - Due: within a week"),
    in_year("P951", "- 2026-12-01 Session: a\n- ⟦Visit: rest⟧\n  - Due: two weeks before", "- Visit: rest\n  - Due: 2 weeks before\n- 2026-12-01 Session: a", "stands below"),
    in_year("P951", "- ⟦Visit: rest⟧\n  - Due: within a month\n- 2026-12-01 Session: a", "- 2026-12-01 Session: a\n- Visit: rest\n  - Due: a month after", "stands above"),
    in_year("P952", "- Visit: rest\n  - Who: ⟦the treees⟧", "- Visit: rest\n  - Who: the threes", "The closest is “threes”."),
    in_year("P953", "- Visit: rest\n  - ⟦Hoo⟧: threes", "- Visit: rest\n  - Who: threes"),
    in_year("P954", "- 2026-12-01 Session: a\n  - ⟦Who: threes⟧", "- 2026-12-01 Session: a\n- Visit: rest\n  - Who: threes"),
    in_year("V703", "- ⟦Visit: rest⟧\n  - Handout: A page", "- Visit: rest\n  - Handout: A page\n\n## Handout: A page\nWrite."),
    in_year("V704", "- Visit: rest\n\n⟦## Handout: A page⟧\nWrite.", "- Visit: rest\n  - Handout: a page\n\n## Handout: A page\nWrite."),
    in_year("P936", "- 2026-12-01 Session: a\n- ⟦Session: b⟧", "- Session: a\n- Session: b"),
    in_step("T513", "## Next\n- Time: ⟦5 min each⟧\nSay: x", "## Next\n- Time: 5 min each pair\nSay: x", "each of what?"),
    in_step("T514", "## Next\n- Time: ⟦5-25 min⟧\nSay: x", "## Next\n- Time: 5-24 min\nSay: x", "From 5 min to 25 min"),
    in_page("S340", STEP + "Say: x\n⟦## ## Next⟧\n- Time: 5 min\nSay: y", STEP + "Say: x\n## Next\n- Time: 5 min\nSay: y"),
    in_page("S341", STEP + "Say: x\n\n⟦**Afterwards**⟧\n\nFor all.", STEP + "Say: x\n## Access\nFor all.", "`## Afterwards`"),
    in_page("S341", STEP + "Say: x\n## Access\nFor all.\n⟦### Online⟧\nThe same.", STEP + "Say: x\n## Access\nFor all.\n### In the room\nAll."),
    in_page("S342", STEP + "Say: x\n\n⟦Next⟧\n-----\n", STEP + "Say: x\n\n-----\n"),
    in_page("S342", STEP + "Say: x\n\n⟦Next⟧\n=====\n", STEP + "Say: x\n\n-----\n"),
    in_plan("L401", "- 09:30 Activity: walk (20 min)\n  - ⟦Say before⟧: hello", "- 09:30 Activity: walk (20 min)\n  - Say first: hello", "“Say first:”"),
    in_plan("A804", "- Talk (5 min)\n  - ⟦Show: hello Note: be stern⟧", "- Talk (5 min)\n  - Show: hello"),
    Case("P923", PLAN.replace("session/1", "⟦exercise/1⟧") + "- Lunch (5 min)", PLAN + "- 10:00 Lunch (5 min)",
         "The file is an exercise, not a session plan."),
    in_year("P902", "- ⟦Someday maybe⟧", "- Between: rest"),
    in_year("P901", "- ⟦2026-13-01⟧ Session: a", "- 2026-12-01 Session: a"),
    in_year("P921", "- 2026-12-01 Session: a\n- ⟦2026-11-01 Session: b⟧", "- 2026-11-01 Session: b"),
    in_year("P922", "- 2026-12-01 Session: a\n- ⟦2026-12-02 Session: a⟧", "- 2026-12-01 Session: a"),
]  # fmt: skip

ELSEWHERE = {
    # where steps lead (test_flow), whole files (test_any_bytes, test_source, test_header) and several files together (test_crossing)
    "H221", "H222", "H223", "D602", "D603", "D613", "D614", "H215", "F119", "P917",
    "F101", "F102", "F103", "F104", "F105", "F106", "F109", "F116", "F117", "F118", "F123", "F199",
    "D607", "D611", "V705", "P903", "P904", "P905", "P906", "P907", "P908", "P911", "P912", "P913",
    "P914", "P920", "P925", "P926", "P941", "P942", "P945", "P946", "P947", "P948",
}  # fmt: skip


def messages(text: str) -> tuple[Diagnostic, ...]:
    kind = "exercise" if "exercise/" in text or "/1" not in text else "plan"
    if text.startswith("---\nformat: ⟦exercise/1⟧\nstart") or "start: 09:30" in text:
        kind = "plan"
    return read(plain(text).encode(), path="exercises/page.md", kind=kind).diagnostics  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_fault_gets_its_message_where_it_stands(case: Case) -> None:
    found = [message for message in messages(case.bad) if message.code == case.code]
    assert found, messages(case.bad)
    if "⟦" in case.bad:
        before, _, rest = case.bad.partition("⟦")
        line = before.count("\n") + 1
        col = len(before) - before.rfind("\n")
        end = col + len(rest.partition("⟧")[0])
        assert (found[0].line, found[0].col, found[0].end) == (line, col, end)
    assert case.says in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_page_without_the_fault_does_not_get_the_message(case: Case) -> None:
    assert case.code not in [message.code for message in messages(case.good)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_message_leaves_no_hole_unfilled(case: Case) -> None:
    for message in messages(case.bad):
        for words in (message.message, message.hint):
            for name in ("cohort", "cohrt", "partner", "participant"):
                words = words.replace(f"{{{name}}}", "")
            assert "}" not in words.replace("close it with }", "")


def test_every_code_is_tried_here_or_named_as_tried_elsewhere() -> None:
    assert set(codes()) == {case.code for case in CASES} | ELSEWHERE


def test_a_code_can_be_explained() -> None:
    entry = explain("D601")
    assert entry is not None
    assert entry["severity"] == "error"
    assert explain("Z999") is None
