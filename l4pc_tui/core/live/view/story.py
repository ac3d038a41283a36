"""The six places by the names that the story gives them."""

from __future__ import annotations

from l4pc_tui.core.record.place import Place

STORY: dict[Place, str] = {
    Place.ARRIVE: "the bank", Place.SURFACE: "the edge", Place.FEEL: "the fall",
    Place.QUESTION: "the hall of doors", Place.POWER: "wonderland",
    Place.RETURN: "back up with something",
}  # fmt: skip
"""A cohort that likes them has them beside the places' own names, which the record keeps."""
