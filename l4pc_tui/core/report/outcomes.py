"""Outcomes: what changed, as people told it; each figure with its n, and what it can bear."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.disclosure.rules import Printed
from l4pc_tui.core.document.model import Bar, Bars, Block, Grid, Paragraph, Section
from l4pc_tui.core.report.cells import asking_names
from l4pc_tui.core.report.figures import Answered, Asking, Figures, Met, Pulse
from l4pc_tui.core.report.words import day_words, share_words, untold
from l4pc_tui.core.text.amounts import SMALL_GROUP, listed

SELF = "self-reported"
THEMES = (
    "Open to new ideas", "Encouraging collaboration", "Connecting beyond my organisation",
    "Seeking co-production",
)  # fmt: skip
"""What stands for the agreed outcomes where nobody has written those down."""
_NONE = "nothing recorded"


def outcomes(figures: Figures, printed: Printed, *, whole: bool) -> Section:
    """A row for each outcome, by the four levels, commitments, barriers, connections. whole: no
    number is hidden."""
    blocks: list[Block] = [
        Paragraph(
            "Outcomes: what changed, as people told it. The four themes of the programme stand for "
            "the outcomes that were agreed; put their names in, where they are others."
        ),
        _by_theme(figures, printed),
        *_bars(figures, printed),
        _by_level(figures, printed),
    ]
    sections = [_commitments(figures, printed), _barriers(figures, printed)]
    if figures.met:
        sections.append(_connections(figures, printed, whole=whole))
    return Section("What changed, and what did not", tuple(blocks), tuple(sections))


def _by_theme(figures: Figures, printed: Printed) -> Grid:
    rows = []
    for theme in THEMES:
        evidence, n = _evidence(figures, printed, theme), _asked(figures, printed, theme)
        moved = _moved(figures, printed, theme)
        rows.append((theme, evidence or _NONE, moved or "nobody can be compared", n or _NONE, SELF))
    return Grid(
        "Outcomes, one a row",
        ("Outcome", "Said 4 or 5 of 5", "Change, same people",
         "Answered, present, on the register", "Confidence"),
        tuple(rows), notes=(
            "Self-reported: people rated themselves; nobody else was asked.",
            "Whoever did not rise stayed the same or fell.",
        ),
    )  # fmt: skip


def _bars(figures: Figures, printed: Printed) -> tuple[Bars, ...]:
    """How many gave one of the top two answers on each theme, then and now."""
    asked = [each for each in figures.answers if each.question.partition(", ")[0] in THEMES]
    if not asked:
        return ()
    whens = {each.when for each in asked}
    bars = []
    for each in asked:
        part = printed[f"{each.key} agree"]
        label = each.question if len(whens) == 1 else f"{each.question}, {each.when}"
        value = None if part.hidden else part.value
        bars.append(Bar(label, value, agree_words(printed, each)))
    wholes = [printed[f"{each.key} said"].value for each in asked]
    most = max([1.0, *(value for value in wholes if value is not None)])
    title = "Said 4 or 5 of 5" + (f", {asked[0].when}" if len(whens) == 1 else "")
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    table = Grid(title, ("Theme", "Said 4 or 5"), tuple((bar.label, bar.words) for bar in bars))
    return (Bars(title, f"Bars of how many said 4 or 5. {told}.", tuple(bars), most, table),)


def _evidence(figures: Figures, printed: Printed, theme: str) -> str:
    """ "at the end, 1 Nov 2026: then 5 of 11 (45 %), now 10 of 11 (91 %)"."""
    by_asking: dict[str, list[str]] = {}
    for each in figures.answers:
        about, _, side = each.question.partition(", ")
        if about == theme:
            told = f"{side} {agree_words(printed, each)}".strip()
            by_asking.setdefault(each.when, []).append(told)
    return "; ".join(f"{when}: {', '.join(told)}" for when, told in by_asking.items())


def agree_words(printed: Printed, answered: Answered) -> str:
    """How many gave one of the top two answers: "7 of 9"."""
    return share_words(printed, f"{answered.key} agree", f"{answered.key} said")


def _asked(figures: Figures, printed: Printed, theme: str) -> str:
    found = {
        n_words(printed, each.key, each.of): None
        for each in figures.answers if each.question.partition(",")[0] == theme
    }  # fmt: skip
    return "; ".join(found)


def n_words(printed: Printed, key: str, of: Asking, meeting: str = "") -> str:
    """ "9 answered, 12 present, 14 on the register"."""
    names = asking_names(printed.ledger, key, of, meeting)
    told = zip(names, ("answered", "present", "on the register"), strict=True)
    return ", ".join(
        f"{printed[name].words} {what}" if name else f"{what} not known" for name, what in told
    )


def _moved(figures: Figures, printed: Printed, theme: str) -> str:
    return "; ".join(
        moved_words(printed, each.key) for each in figures.changes if each.question == theme
    )


def moved_words(printed: Printed, key: str) -> str:
    """ "7 of 11 (64 %) rose"; where nothing is hidden, "5 rose, 2 the same, 1 fell (8 matched)"."""
    if f"{key} same" not in printed:
        return f"{share_words(printed, f'{key} rose', f'{key} matched')} rose"
    rose, same, fell, matched = (
        printed[f"{key} {name}"].words for name in ("rose", "same", "fell", "matched")
    )
    return f"{rose} rose, {same} the same, {fell} fell ({matched} matched)"


def _by_level(figures: Figures, printed: Printed) -> Grid:
    """Kirkpatrick’s four levels as labels of what is held already."""
    pulses = sum(not each.few for each in figures.pulses)
    forms = len({each.when for each in figures.answers})
    names = ("done", "started", "changed", "blocked", "waiting")
    cells = {name: printed[f"commitments {name}"].words for name in names}
    fate = (
        "what became of them is too few to show"
        if untold(printed, (f"commitments {name}" for name in names))
        else ", ".join(f"{words} {_FATE_WORDS.get(name, name)}" for name, words in cells.items())
    )
    rows = (
        ("1 Reaction", "Pulses of the room: safe, heard, energy",
         f"pulses told below: {pulses}" if pulses else _NONE),
        ("2 Learning", "Then and now on the four themes; the framework",
         f"times that forms were asked: {forms}" if forms else _NONE),
        ("3 Behaviour", "What became of commitments",
         f"{printed['commitments'].words} made: {fate}" if figures.fate.made else _NONE),
        ("4 Results", "Stories of change",
         f"{printed['stories'].words} told, {printed['stories agreed'].words} may leave"
         if figures.stories.told else _NONE),
    )  # fmt: skip
    return Grid(
        "Evidence by level (Kirkpatrick)", ("Level", "What is held", "Evidence", "How it was told"),
        tuple((*row, SELF) for row in rows),
    )  # fmt: skip


_FATES = ("done", "started", "changed", "blocked", "waiting")
_FATE_WORDS = {"waiting": "not told yet"}


def _commitments(figures: Figures, printed: Printed) -> Section:
    heading = "Commitments, and what became of them"
    if not figures.fate.made:
        return Section(heading, (Paragraph("No commitment was recorded in this period."),))
    if untold(printed, (f"commitments {name}" for name in _FATES)):
        made = printed["commitments"].words
        words = f"Commitments made: {made}. What became of them is too few to show."
        return Section(heading, (Paragraph(words),))
    told = [(_FATE_WORDS.get(name, name), printed[f"commitments {name}"]) for name in _FATES]
    table = Grid(
        "Commitments", ("What became of it", "Commitments"),
        (*((name, cell.words) for name, cell in told), ("all", printed["commitments"].words)),
        frozenset({1}),
    )  # fmt: skip
    most = max((cell.value for _, cell in told if cell.value is not None), default=1.0) or 1.0
    alt = "; ".join(f"{name}: {cell.words}" for name, cell in told)
    blocks: list[Block] = [
        Bars("Commitments", f"Bars of what became of commitments. {alt}.",
             tuple(Bar(name, cell.value, cell.words) for name, cell in told), float(most), table)
    ]  # fmt: skip
    if figures.fate.blocked and not untold(
        printed, (f"blocked by {what}" for what in figures.fate.blocked)
    ):
        blocks.append(
            Grid(
                "What blocks commitments", ("Barrier", "Commitments"),
                tuple((what or "nobody said", printed[f"blocked by {what}"].words)
                      for what in figures.fate.blocked), frozenset({1}),
            )
        )  # fmt: skip
    return Section(heading, tuple(blocks))


def _barriers(figures: Figures, printed: Printed) -> Section:
    if not figures.barriers:
        return Section("Barriers", (Paragraph("No barrier was recorded in this period."),))
    if untold(printed, (f"barrier {sort}" for sort in figures.barriers)):
        # Which sorts there were would tell too much: each was named at least once.
        words = f"Barriers named: {printed['barriers'].words}. Of which sort is too few to show."
        return Section("Barriers", (Paragraph(words),))
    rows = [(sort or "no sort said", printed[f"barrier {sort}"].words) for sort in figures.barriers]
    rows.append(("all", printed["barriers"].words))
    return Section(
        "Barriers",
        (Grid("Barriers that were named", ("Sort", "How often"), tuple(rows), frozenset({1})),),
    )  # fmt: skip


def _connections(figures: Figures, printed: Printed, *, whole: bool) -> Section:
    blocks: list[Block] = [
        Paragraph("Who has worked with whom in groups, counted in pairs of people.")
    ]
    if whole:
        rows = [
            (each.cohort, f"{each.pairs} of {each.possible}",
             f"{each.across} of {each.across_possible}")
            for each in figures.met
        ]  # fmt: skip
        heads = ("Cohort", "Of all pairs", "Of pairs from two organisations")
        blocks.append(Grid("Pairs that have worked together", heads, tuple(rows)))
    else:
        # How many pairs there are tells how many people, and those of two organisations how many
        # are of each: a share of many tells neither.
        shares = tuple((each.cohort, _pairs(each, printed)) for each in figures.met)
        blocks.append(Grid("Pairs that have worked together", ("Cohort", "Of all pairs"), shares))
    return Section("Connections", tuple(blocks))


def _pairs(met: Met, printed: Printed) -> str:
    cohort = printed.cells.get(f"cohort {met.cohort}")
    if cohort is None or cohort.hidden or met.people < SMALL_GROUP:
        return "too few to show"
    return f"about {5 * round(20 * met.pairs / met.possible)} %"


def outcomes_annex(figures: Figures, printed: Printed) -> Section:
    """Every pulse and every question with its counts."""
    blocks: list[Block] = []
    told = [each for each in figures.pulses if not each.few]
    if told:
        blocks.append(_pulses(told, printed))
    if few := len(figures.pulses) - len(told):
        blocks.append(
            Paragraph(f"Pulses that fewer than five answered, which are not told: {few}.")
        )
    if figures.answers:
        blocks.append(
            Grid(
                "Forms, question by question",
                ("Question", "When", "How it was asked", "Design", "Said 4 or 5",
                 "Answered, present, on the register"),
                tuple(
                    (each.question, each.when, each.how, each.design,
                     agree_words(printed, each), n_words(printed, each.key, each.of))
                    for each in figures.answers
                ),
            )
        )  # fmt: skip
    if figures.changes:
        blocks.append(
            Grid(
                "Change of the same people", ("About", "Design", "Change"),
                tuple((each.question, each.design, moved_words(printed, each.key))
                      for each in figures.changes),
            )
        )  # fmt: skip
    if figures.unasked:
        blocks.append(Paragraph(f"Nothing was asked of {listed(figures.unasked)} in this period."))
    if not blocks:
        blocks.append(Paragraph("No pulse was taken and no form was filled in in this period."))
    return Section("Annex: what was asked, and every count", tuple(blocks))


def _pulses(told: Sequence[Pulse], printed: Printed) -> Grid:
    """Each pulse; its five counts only where nothing is hidden."""
    whole = f"{told[0].key} said 1" in printed
    counts = ("1", "2", "3", "4", "5") if whole else ()
    rows = (
        (f"{each.measure}, {each.name}", ", ".join(filter(None, (day_words(each.day), each.when))),
         each.how, share_words(printed, f"{each.key} agree", f"{each.key} answered"),
         *(printed[f"{each.key} said {at}"].words for at in counts),
         n_words(printed, each.key, each.of, each.session))
        for each in told
    )  # fmt: skip
    return Grid(
        "Pulses",
        ("Pulse", "When", "How it was asked", "Said 4 or 5", *counts,
         "Answered, present, on the register"),
        tuple(rows), frozenset(range(4, 4 + len(counts))),
    )  # fmt: skip
