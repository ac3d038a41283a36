"""Opening the desk."""

from __future__ import annotations

import os

from support.desk import House


def test_a_start_takes_away_what_a_killed_process_left_half_made(house: House) -> None:
    left = house.db.with_name(f".{house.db.name}-12-0123abcd.part")
    left.write_text("somebody's words", encoding="utf-8")
    os.utime(left, (0, 0))
    house.desk()
    assert not left.exists()
