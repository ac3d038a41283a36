"""Where in the handbook each screen is told of."""

from __future__ import annotations

from collections.abc import Iterable

WHERE: dict[str, str] = {
    # Before and after a session
    "HomeScreen": "the-evening-before",
    "LibraryScreen": "the-evening-before",
    "ScriptScreen": "rehearse",
    "Verdict": "rehearse",
    "FindScreen": "catching-what-is-said",
    "CohortsScreen": "a-cohort-and-its-people",
    "NewCohort": "a-cohort-and-its-people",
    "NewSession": "sessions",
    "MoveSession": "sessions",
    "PlanAhead": "change-the-plan-before-the-day",
    "SettingsScreen": "your-own-settings",
    "CohortScreen": "your-cohort",
    "PersonForm": "people-one-by-one",
    "TransferForm": "people-one-by-one",
    "PickPerson": "people-one-by-one",
    "RuleForm": "groups-and-connections",
    "RosterPreview": "a-cohort-and-its-people",
    "FileQuestion": "a-cohort-and-its-people",
    "MeasuresScreen": "what-people-say-of-it",
    "PulseForm": "what-people-say-of-it",
    "ChosenForm": "what-people-say-of-it",
    "StoryForm": "what-people-say-of-it",
    "PaperScreen": "what-people-say-of-it",
    "RecordsScreen": "records-what-was-and-what-of-it-left",
    "ReportScreen": "a-report-in-four-keys",
    "CollectScreen": "the-morning-after-files-of-several-laptops",
    # In a session
    "SessionScreen": "in-the-room",
    "RegisterScreen": "in-the-room",
    "SupportScreen": "in-the-room",
    "Doors": "in-the-room",
    "PulseScreen": "how-deep-and-how-back",
    "DeeperScreen": "how-deep-and-how-back",
    "Reason": "how-deep-and-how-back",
    "TimeScreen": "when-time-runs-away",
    "PlanScreen": "when-time-runs-away",
    "Insert": "when-time-runs-away",
    "GroupsScreen": "who-works-with-whom",
    "Versions": "two-of-you",
    "AwayScreen": "when-something-goes-wrong",
    "FollowScreen": "in-the-room",
    "CloseScreen": "afterwards",
    "CommitmentForm": "afterwards",
}
"""The name of a screen's class → the heading at which the handbook opens there, as a link names it."""

ANYWHERE = frozenset(
    ("Ask", "Choose", "OneOf", "Palette", "Curtain", "Waiting", "EveryKey", "HandbookScreen")
)
"""What is asked or told over any screen: the screen below it says where."""


def heading_for(screens: Iterable[str]) -> str:
    """The heading for what is on view; "" for the beginning. screens: names of classes, the
    uppermost first."""
    return next((WHERE[name] for name in screens if name in WHERE), "")
