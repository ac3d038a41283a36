"""Every table of a face that is keyed by a closed list has exactly its members."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

import l4pc_tui
from l4pc_tui.cli import library, scripts
from l4pc_tui.console.panels import card_head, close_question, notes, roll
from l4pc_tui.console.screens import cohorts
from l4pc_tui.console.session import deeper, keys
from l4pc_tui.console.widgets import script_words
from l4pc_tui.core.live.notes.destinations import Goes
from l4pc_tui.core.live.view_model import ROLL, Advice, Look, Overdue
from l4pc_tui.core.record.kinds import NOTE_KINDS, NOTE_MARKS
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.script.editing import header_offers, meanings, step_offers
from l4pc_tui.core.script.editing.offer import OfferKind
from l4pc_tui.core.script.editing.symbols import SymbolKind
from l4pc_tui.core.script.messages.diagnostic import Severity
from l4pc_tui.core.script.model import between, words
from l4pc_tui.core.script.syntax.fields import HEADERS
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.desk import backups
from l4pc_tui.desk.home import card
from l4pc_tui.desk.out import exports, formats, terminal_words
from l4pc_tui.desk.paper.printing import Paper
from l4pc_tui.desk.session import close_answers
from l4pc_tui.desk.session.close import UNCAUGHT, Asks
from l4pc_tui.look import dressed, palettes, themes
from l4pc_tui.lsp import drawn
from l4pc_tui.machine import terminal as machine
from l4pc_tui.plain import commands, left_open, session_lines
from l4pc_tui.store.backups import mending

WORDED = [kind for kind in NoteKind if kind is not NoteKind.RESTRICTED]
"""Kinds of note that have words."""

TABLES: dict[str, tuple[Iterable[str], Iterable[str]]] = {
    "cli: what can be printed": (scripts.PAPERS, Paper),
    "console: how a note is signed": (notes.SIGNS, [row.key for row in NOTE_KINDS.values()]),
    "console: keys that begin a note": (
        [mark for _, mark, _ in keys.MARKS], [NOTE_KINDS[kind].mark for kind in WORDED if kind is not NoteKind.NOTE]
    ),
    "console: colours of the roll": (roll.STYLES, ROLL),
    "console: colours of a session’s state": (cohorts.STATE_STYLES, State),
    "console: signs of a warning": (card_head.WARNINGS, get_args(Tone)),
    "console: colours of where a note goes": (close_question.ACCENTS, Goes),
    "Close: what is asked": (close_answers.QUESTIONS, get_args(Asks)),
    "Close: what w does": (close_answers.BESIDES, get_args(Asks)),
    "console: colours of an advice": (deeper.ADVICE, get_args(Advice)),
    "console: what helps when it is overdue": (
        deeper.OVERDUE, [each for each in get_args(Overdue) if each]
    ),
    "console: how bad a message is": (script_words.SEVERITIES, get_args(Severity)),
    "machine: kinds of terminal": (machine.KINDS, get_args(machine.Kind)),
    "look: palettes": (palettes._TABLES, get_args(machine.Colours)),
    "look: how colours are counted": (dressed._SYSTEMS, get_args(machine.Colours)),
    "look: fewer signs": (dressed._FEWER, get_args(machine.Signs)),
    "doctor: colours": (terminal_words.COLOURS, get_args(machine.Colours)),
    "doctor: signs": (terminal_words.DRAWN, get_args(machine.Signs)),
    "look: tones": (themes.TONES, [tone for tone in get_args(Tone) if tone != "place"]),
    "plain: what helps when it is overdue": (
        session_lines.OVERDUE, [each for each in get_args(Overdue) if each]
    ),
    "plain: words before a part": (session_lines.LOOKS, get_args(Look)),
    "plain: what a session does once it is left": (session_lines.LEFT, State),
    "plain: what Close asks": (left_open.LEADS, get_args(Asks)),
    "plain: signs of notes": (
        commands.NOTE_SIGNS, [mark for mark, kind in NOTE_MARKS.items() if kind in WORDED]
    ),
    "lsp: how bad a message is": (drawn.SEVERITIES, get_args(Severity)),
    "lsp: parts of an outline": (drawn.SYMBOLS, get_args(SymbolKind)),
    "lsp: what may come next": (drawn.OFFERS, get_args(OfferKind)),
    "what a label means": (meanings.LABELS, words.LABELS),
    "what a fact means": (meanings.FACTS, words.FACTS),
    "what a fact can say": (step_offers.FACT_VALUES, words.FACTS),
    "what a section is for": (meanings.SECTIONS, words.SECTIONS.values()),
    "what a condition does": (meanings.TRIGGERS, [name for name, _ in words.TRIGGERS]),
    "a condition with each word that is understood": (
        step_offers.CONDITIONS, [name for name, _ in words.TRIGGERS]
    ),
    "what a door does": (meanings.VERBS, words.VERBS),
    "when a step is left out": (meanings.CUTS, words.CUTS.values()),
    "what an item of a plan is": (meanings.KINDS, words.KINDS.values()),
    "what a setting does": (meanings.SETTINGS, [*words.SETTINGS.values(), 'Step "NAME"', "Set NAME"]),
    "what a line of a programme is": (
        meanings.ENTRIES, [between.entry_word(kind) for kind in between.ENTRY_KINDS]
    ),
    "what a setting in a programme does": (meanings.ENTRY_SETTINGS, between.ENTRY_SETTINGS.values()),
    "who does what lies between sessions": (meanings.WHO, between.WHO),
    "who does it where no line says": (between.WHO_DOES, between.ENTRY_KINDS),
    "who does it, in words": (between.WHO_NAMES, between.WHO),
    "what a variable stands for": (meanings.VARIABLES, words.VARIABLES),
    "what a header field can say": (
        header_offers.FIELD_VALUES, [name for each in HEADERS.values() for name in each.model_fields]
    ),
    "cli: of what shape": (library.SHAPES, words.CHOICES["shape"]),
    "what a shape means": (meanings.SHAPES, words.CHOICES["shape"]),
    "what an ending means": (meanings.ENDINGS, words.CHOICES["ending"]),
    "desk: what Close takes": (close_answers.ANSWERS, get_args(Asks)),
    "desk: what Enter does on Home": (card.OPENS, State),
    "desk: how what had changed was put right": (backups._PUT_RIGHT, get_args(mending.From)),
    "desk: what writes each format": (exports.CONTENTS, formats.FORMATS),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_exactly_the_members_of_its_list(name: str) -> None:
    table, members = TABLES[name]
    held, wanted = {str(each) for each in table}, {str(each) for each in members}
    assert sorted(wanted - held) == [], f"{name}: these are missing"
    assert sorted(held - wanted) == [], f"{name}: these are in no list"


def test_no_table_of_a_closed_list_is_asked_with_a_way_out() -> None:
    """``locked`` tables are asked by index: ``.get`` would hide a member that was forgotten."""
    found = []
    for path in sorted(Path(l4pc_tui.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tables = {
            target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and isinstance(node.value, ast.Call)
            and getattr(node.value.func, "id", "") == "locked"
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        } | {"THINGS", "NOTE_KINDS", "MOVES"}
        found += [
            f"{path.name}: {ast.unparse(node)}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr == "get"
            and getattr(node.value, "id", "") in tables
        ]
    assert found == []


def test_what_is_not_caught_is_some_of_what_close_asks() -> None:
    assert set(get_args(Asks)) > UNCAUGHT


def test_the_help_of_plain_mode_names_every_sign() -> None:
    told = " ".join(commands.MARK_HELP)
    assert all(f"{mark} " in f"{told} " for mark in NOTE_MARKS)
