"""Stories of change, with how they were chosen: never one without its reason."""

from __future__ import annotations

from l4pc_tui.core.disclosure.rules import Printed
from l4pc_tui.core.document.model import Block, Paragraph, Quote, Section
from l4pc_tui.core.report.figures import Figures, Story


def stories(figures: Figures, printed: Printed) -> Section:
    """The stories whose tellers agreed. How many did not may be one person, so it is a number like
    any other."""
    held = figures.stories
    if not held.told:
        return Section("Stories of change", (Paragraph("No story was told in this period."),))
    blocks: list[Block] = [
        Paragraph(
            f"Stories told: {printed['stories'].words}. Their tellers agreed that they leave: "
            f"{printed['stories agreed'].words}. Stories are chosen on purpose: they show what can "
            "happen, and not how often it does."
        )
    ]
    if held.shown:
        # Whether there are others is not told: it would tell how many agreed.
        blocks.append(
            Paragraph(
                "Only stories that were chosen stand here, whatever others may leave."
                if any(each.chosen for each in held.shown)
                else "Nobody has chosen among them: at most the first three stand here."
            )
        )
    if held.kept_back:
        left = "A story is" if held.kept_back == 1 else "Stories are"
        blocks.append(Paragraph(f"{left} left out: a word in it may be somebody’s name."))
    return Section("Stories of change", tuple(blocks), tuple(_story(n, each) for n, each in
                                                            enumerate(held.shown, 1)))  # fmt: skip


def _story(number: int, story: Story) -> Section:
    blocks: list[Block] = []
    if story.before:
        blocks.append(Paragraph(f"Before: {story.before}"))
    blocks += [Paragraph("Now:"), Quote(story.after, story.by)]
    if story.why:
        blocks.append(Paragraph(f"Why it matters to the teller: {story.why}"))
    how = [f"{each[:1].upper()}{each[1:].rstrip('.')}." for each in story.chosen]
    blocks += map(Paragraph, how or ["Nobody has chosen among the stories yet."])
    about = f"About {story.domain}. " if story.domain else ""
    blocks.append(Paragraph(f"{about}Told: {story.when}."))
    return Section(story.title or f"Story {number}", tuple(blocks))
