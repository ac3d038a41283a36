"""An exercise as a trainer writes it in Word, made with python-docx: styles, tables, a picture, a
comment, struck and hidden words, a header and a footer."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from docx import Document
from docx.document import Document as Paper

HEADER = (
    ("People", "6-24"), ("Intensity", "2"), ("Themes", "openness, ordinary lives"),
    ("Aim", "To see what was chosen"), ("Status", "ready"),
    ("Materials", "1 card per person, 1 pen per person; flipchart"),
)  # fmt: skip
STEP = (
    ("Time", "5-8 min"),
    ("Group", "in pairs"),
    ("Depth", "Surface"),
    ("Materials", "blue cards"),
)


def _png() -> BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    dots = zlib.compress((b"\0" + b"\xff\0\0" * 4) * 4)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + parts)


def _table(paper: Paper, rows: tuple[tuple[str, str], ...]) -> None:
    table = paper.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _first(paper: Paper) -> None:
    paper.add_heading("1. Pick a moment", 2)
    _table(paper, STEP)
    asked = paper.add_paragraph()
    asked.add_run("Ask: ").bold = True
    asked.add_run("What did you see on the ward last Tuesday?")
    paper.add_comment(asked.runs, text="Use the big cards here.", author="Ann", initials="A")
    shown = paper.add_paragraph()
    shown.add_run("On the slide: ").bold = True
    shown.add_run("One moment.").add_break()
    shown.add_run("One minute.")
    paper.add_paragraph("Give them a full minute.")
    paper.add_heading("Going deeper", 3)
    paper.add_paragraph("Surface: What exactly happened?", style="List Number")
    paper.add_picture(_png())
    paper.add_paragraph("Feel: What was it like?", style="List Number")
    paper.add_paragraph("If someone is upset: go to “Rest”")


def _second(paper: Paper) -> None:
    paper.add_heading("2. Look again", 2)
    paper.add_paragraph("Time: 2 x 5 min\tGroup: pairs")
    paper.add_heading("On the slide", 3)
    paper.add_paragraph("Look again at what you chose.")
    paper.add_paragraph("This line is for me.")
    paper.add_paragraph("Ask:")
    paper.add_paragraph("What would you choose now?")
    paper.add_heading("Power", 3)
    paper.add_paragraph("What could you do by Friday?", style="List Bullet")
    said = paper.add_paragraph("Say: ")
    said.add_run("this was struck ").font.strike = True
    said.add_run("Take your time.")
    said.add_run(" secret aside").font.hidden = True


def trainers_paper() -> bytes:
    """The file."""
    paper = Document()
    paper.add_heading("What the ward remembers", 0)
    paper.add_paragraph("People look at one ordinary moment of last week.")
    _table(paper, HEADER)
    paper.add_heading("Steps", 1)
    _first(paper)
    _second(paper)
    paper.add_heading("3. Come back", 2)
    paper.add_paragraph("Time: 5 min", style="List Bullet")
    paper.add_paragraph("Depth: Return", style="List Bullet")
    paper.add_paragraph("Ask: Whom will you tell by Friday?")
    paper.add_heading("Side step: Rest", 2)
    paper.add_paragraph("Time: 3 min")
    paper.add_paragraph("Say: Sit down a while.")
    paper.add_heading("Access", 2)
    paper.add_paragraph("Cards can be spoken. Anyone may pass.")
    page = paper.sections[0]
    page.header.paragraphs[0].text = "Ward team, draft"
    page.footer.paragraphs[0].text = "Page 1 of 3"
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


PAGE = """---
format: exercise/1
people: 6-24
intensity: 2
themes: openness, ordinary lives
x-aim: To see what was chosen
status: draft
---

# What the ward remembers

People look at one ordinary moment of last week.

## Before you begin

- 1 card per person
- 1 pen per person
- flipchart
- blue cards

## 1. Pick a moment

- Time: 5-8 min
- Group: in pairs
- Depth: Surface

Ask: What did you see on the ward last Tuesday?

<!-- Comment: Use the big cards here. -->

Show: One moment.
> One minute.

Note: Give them a full minute.

Deeper:

1. Surface: What exactly happened?
<!-- A picture stood here -->
2. Feel: What was it like?

If someone is upset: go to “Rest”

## 2. Look again

- Time: 2 x 5 min
- Group: pairs

Show: Look again at what you chose.

Note: This line is for me.

Ask: What would you choose now?

Deeper:

1. Power: What could you do by Friday?

Say: Take your time.

## 3. Come back

- Time: 5 min
- Depth: Return

Ask: Whom will you tell by Friday?

## Side step: Rest

- Time: 3 min

Say: Sit down a while.

## Access

Cards can be spoken. Anyone may pass.
"""
"""The page that it becomes, whatever program saved it last."""

LEFT = (
    "A picture", "Words that were struck out", "Hidden words", "The header of a page",
    "The footer of a page", "A page begins as a draft; its status in the paper is left out",
    "A heading that only holds other headings", "A heading that became the place of the probes below it",
)  # fmt: skip
