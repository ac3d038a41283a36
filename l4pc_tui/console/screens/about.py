"""What is worth knowing on each screen, below its keys under F1.

By the name of the screen's class; one that says it of itself (``ABOUT``) needs no line here.
"""

from __future__ import annotations

About = tuple[tuple[str, str], ...]
"""Headings, each with a few sentences."""

ABOUT: dict[str, About] = {
    "HomeScreen": (
        ("HOME", "The card is the session that comes next; Enter begins it, or goes on where it "
         "stood. What is to bring is ticked off with space, and a tick outlives the evening. Every line under TO TIDY is one thing that waits "
         "for somebody: Enter goes where it is settled, and nothing there has to be done today."),
        ("YOURS", "Everything stands in one file on this laptop. “● saved” is said only once the "
         "disk has it. F9 hides everything private at once, here as in a session."),
    ),
    "LibraryScreen": (
        ("LIBRARY", "Exercises, plans and programmes, as trainers wrote them. Each letter narrows the "
         "list further, its capital goes back a step; what narrows it stands above the list. A script is "
         "changed in your own editor, and read again when that is closed."),
    ),
    "ScriptScreen": (
        ("A SCRIPT", "What is said to the room stands beside a bar, what is done and listened for "
         "beside its label. A session keeps the version that it was planned with, so that a change "
         "here never changes what is running."),
    ),
    "FindScreen": (
        ("FINDING", "All notes of all cohorts in this file. Words are found by their beginnings and "
         "without accents. What is restricted is never found: it is sealed."),
    ),
    "CohortsScreen": (
        ("COHORTS", "A cohort is the people who go through a programme together; a session is one of "
         "its dates. Enter on a cohort’s own line shows its people, on a session opens it."),
    ),
    "CohortScreen": (
        ("A COHORT", "Who was there, who has worked with whom, what was promised, the rules for "
         "groups, and what came of it: one tab each, 1 to 5. What is changed here is changed for all "
         "sessions to come; what was recorded stays as it was."),
        ("TAKING BACK", "z takes back the last thing that you did with people, whole: a transfer, a "
         "merge, a rule."),
    ),
    "CollectScreen": (
        ("COLLECT", "Files from other laptops are looked at first; nothing is taken before you say "
         "so, and one z takes all of it out again. = is the same, ≈ is close and asks you, · is on "
         "one side alone. What is left for later waits under TO TIDY."),
    ),
    "MeasuresScreen": (
        ("MEASURES", "What was asked of people, typed in a minute: from the room, or from paper. "
         "Nobody is named in a pulse. Fewer answers than the least number stay on this laptop."),
    ),
    "PaperScreen": (
        ("FROM PAPER", "One row a sheet: the digits, then Enter. A sheet that was filled in halfway "
         "is typed as far as it goes."),
    ),
    "RegisterScreen": (
        ("REGISTER", "One letter marks whoever is under the cursor and moves on. Nobody is marked "
         "absent by the clock: · is not yet known. Whoever is not on the list is a walk-in, and can "
         "be matched later. Capitals do what small letters do."),
    ),
    "FollowScreen": (
        ("FOLLOW-UP", "What was promised in earlier sessions, one at a time. An answer is an entry of "
         "this session; the promise itself stays as it was made."),
    ),
    "CloseScreen": (
        ("CLOSE", "One question after the other, each answer with where the note then goes: the log, "
         "the team (◇), or you alone (□). What is left open is ◇ team and nothing is lost. A strike "
         "takes words out of the file for good, and z does not bring them back."),
    ),
    "PlanScreen": (
        ("THE PLAN", "Changes hold for this session alone; the library’s plan stays as it is. A lock "
         "is a clock time that must hold: all before it gives way. What is left out is struck and "
         "can be brought back."),
    ),
    "PlanAhead": (
        ("THE PLAN", "Changes hold for this session alone; the library’s plan stays as it is. A lock "
         "is a clock time that must hold: all before it gives way. What is left out is struck and "
         "can be brought back."),
    ),
    "RecordsScreen": (
        ("RECORDS", "Every session that was planned or held, what of it was handed over, and the "
         "reports that were written. Lists are narrowed by days, cohort and words."),
    ),
    "ReportScreen": (
        ("A REPORT", "The page beside the choices is the file itself, as its reader will see it. What "
         "the reader may not know is left out and counted; a number of few people is hidden."),
    ),
    "Form": (
        ("A FORM", "Enter goes to the next line, and after the last one saves; ctrl+s saves from "
         "anywhere. Where there are words to choose from, ← and → go through them."),
    ),
    "TimeScreen": (
        ("TIME", "The squeeze wins just what the next lock lacks: every later step gives a little, "
         "none goes below its least, and the Return is left alone. s moves everything, w spreads "
         "spare time, c counts this step from now. Nothing holds before Enter."),
    ),
    "DeeperScreen": (
        ("GOING DEEPER", "The four lights ask whether the work needs it and whether these people can "
         "carry it today. They advise and never lock; with an amber the log keeps your reason."),
    ),
}  # fmt: skip


def about(screen: object) -> About:
    """What is told of a screen: by itself, or here; nothing of a question."""
    own: About = getattr(screen, "ABOUT", ())
    names = (kind.__name__ for kind in type(screen).__mro__)
    return own or next((ABOUT[name] for name in names if name in ABOUT), ())
