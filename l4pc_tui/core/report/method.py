"""How the figures were made, and what they cannot bear."""

from __future__ import annotations

from l4pc_tui.core.disclosure.rules import Rule
from l4pc_tui.core.document.model import Block, Bullets, Paragraph, Section
from l4pc_tui.core.report.figures import Figures
from l4pc_tui.core.text.amounts import count


def method(figures: Figures, rule: Rule | None, again: str) -> Section:
    """Method and limits, the note on small numbers, and how to get the same figures again."""
    told = [
        "Attendance is what facilitators marked on the register of each session, and what attendance "
        "files of video services say where they were taken in.",
        "Unique people are those who took part in at least one session, counted once whatever cohorts "
        "they are in. Two records of one person count twice until somebody says that they are one.",
        "Hours are counted from coming to leaving, cut to the session and without its breaks, and "
        "rounded once, on the total. “Planned length” is presence alone, counted as the plan says.",
        "What counts is what had come into this record by the moment that the report is as of, whenever "
        "it was written down.",
        "Outcomes are self-reported. n is always given: who answered, of those present, of those on "
        "the register, walk-ins with them. Who did not answer is not counted as anything.",
        "Under ten answers no percentage is given. Changes are of the same people alone.",
        "No return on investment is given: that takes somebody’s own money figures, stated "
        "assumptions and a share of attribution.",
        *figures.designs,
    ]
    blocks: list[Block] = [Bullets(tuple(told))]
    if rule is not None:
        rounded = (
            " Hours are of the rounded number of people at each session, for its whole length."
            if rule.to > 1
            else ""
        )
        blocks.append(Paragraph(f"Small numbers. {rule.note}{rounded}"))
        blocks.append(
            Paragraph(
                "They are hidden with the last report of these very cohorts in mind, of whatever days, "
                "and of no other. Do not give anybody both this report and one of only some of these "
                "cohorts, of more of them, of the same ones for another kind of reader, or a workbook "
                "of them: side by side they can tell a hidden number."
            )
        )
    if figures.erased:
        entries = count(figures.erased, "entry", "entries")
        have = "has" if figures.erased == 1 else "have"
        blocks.append(
            Paragraph(
                f"Erased since: {entries} of this record {have} lost the words since then: somebody "
                "was erased, or a note was struck. Their numbers are counted as they were; a name of an organisation "
                "is not."
            )
        )
    if again:
        blocks.append(Paragraph(f"The same figures again, on the laptop that made this: {again}"))
    return Section("Method and limits", tuple(blocks))
