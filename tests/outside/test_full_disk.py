"""A disk that is really full (ENOSPC): nothing is lost, and all of it is written once there is room.

The disk is a small one in memory, mounted where only the child sees it. That needs ``unshare``
(util-linux) and a system that lets a user have a name space of their own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("full_disk.py")
MOUNT = 'mount -t tmpfs -o size=4m,mode=700 none "$1" && exec "$2" "$3" "$1"'


def test_a_full_disk_in_mid_session_loses_nothing(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    assert unshare is not None, "A small disk is mounted with unshare: apt-get install util-linux."
    done = subprocess.run(
        [unshare, "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", str(tmp_path),
         sys.executable, str(CHILD)],
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["met"]
    assert told["reason"] == "The disk is full."
    assert told["waiting"] > 0
    assert 10 <= told["reading"] < 60
    assert told["backup"] == "The disk is full."
    assert told["drained"]
    assert told["backed up"]
    assert told["held"]
    assert told["sound"]
