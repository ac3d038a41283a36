"""Where in the handbook each screen is told of."""

from __future__ import annotations

from collections.abc import Iterable

WHERE: dict[str, str] = {
    # Before and after a session
    "HomeScreen": "facilitator/before-the-day#home",
    "LibraryScreen": "facilitator/before-the-day#the-library",
    "ScriptScreen": "facilitator/before-the-day#rehearse",
    "Verdict": "facilitator/before-the-day#rehearse",
    "PlanAhead": "facilitator/before-the-day#change-the-plan",
    "SettingsScreen": "facilitator/settings-and-keys#your-own-settings",
    "FindScreen": "facilitator/notes#keep-mend-strike",
    "CohortsScreen": "coordinator/people",
    "NewCohort": "coordinator/people#from-a-list",
    "NewSession": "coordinator/sessions#dates",
    "MoveSession": "coordinator/sessions#dates",
    "CohortScreen": "coordinator/people",
    "PersonForm": "coordinator/people#one-by-one",
    "TransferForm": "coordinator/people#one-by-one",
    "PickPerson": "coordinator/people#one-by-one",
    "RuleForm": "coordinator/people#groups-and-connections",
    "RosterPreview": "coordinator/people#from-a-list",
    "MeasuresScreen": "facilitator/afterwards#what-people-say-of-it",
    "PulseForm": "facilitator/afterwards#what-people-say-of-it",
    "ChosenForm": "facilitator/afterwards#what-people-say-of-it",
    "StoryForm": "facilitator/afterwards#what-people-say-of-it",
    "PaperScreen": "coordinator/outcomes#forms-on-paper",
    "RecordsScreen": "coordinator/reports#records",
    "ReportScreen": "coordinator/reports#a-report-in-four-keys",
    "CollectScreen": "coordinator/several-laptops#bundles-in",
    # In a session
    "SessionScreen": "facilitator/the-day#start-and-go-on",
    "RegisterScreen": "facilitator/the-day#the-register",
    "SupportScreen": "facilitator/time-and-depth#how-deep",
    "Doors": "facilitator/the-day#start-and-go-on",
    "PulseScreen": "facilitator/time-and-depth#how-safe-the-pulse",
    "DeeperScreen": "facilitator/time-and-depth#how-deep",
    "Reason": "facilitator/time-and-depth#how-deep",
    "TimeScreen": "facilitator/time-and-depth#when-time-runs-away",
    "PlanScreen": "facilitator/before-the-day#change-the-plan",
    "Insert": "facilitator/before-the-day#change-the-plan",
    "GroupsScreen": "facilitator/groups",
    "Versions": "facilitator/two-of-you",
    "AwayScreen": "facilitator/when-things-go-wrong",
    "FollowScreen": "facilitator/the-day#start-and-go-on",
    "CloseScreen": "facilitator/afterwards#close",
    "CommitmentForm": "facilitator/notes#by-when",
}
"""The name of a screen's class → the section at which the handbook opens there, by its address."""

ANYWHERE = frozenset(
    (
        "Ask",
        "Choose",
        "OneOf",
        "FileQuestion",
        "Palette",
        "Curtain",
        "Waiting",
        "EveryKey",
        "HandbookScreen",
    )
)
"""What is asked or told over any screen: the screen below it says where."""


def section_for(screens: Iterable[str]) -> str:
    """The section for what is on view; "" for the beginning. screens: names of classes, the
    uppermost first."""
    return next((WHERE[name] for name in screens if name in WHERE), "")
