"""What a file is called while it is being written, and when one that is still called so was left by
a process that died: said once for whoever writes files and whoever tidies."""

from __future__ import annotations

OLD = 3_600.0
"""Seconds after which a file under such a name is nobody's any more."""

OF_FILES_OUT = r"\.l4pc-[0-9a-f]{16}\.part"
"""Logs, prints, scripts, settings and the Screen’s pictures that were being written, in whatever
folder they go to."""


def half_made(token: str) -> str:
    """Such a name. token: sixteen hex digits. It is our own and short: a name that just fits a file
    system would not with more."""
    return f".l4pc-{token}.part"
