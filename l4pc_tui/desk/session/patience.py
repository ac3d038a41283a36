"""How long the disk gets before a face says that something is not saved; seconds, for every face.

A session itself waits for no disk. These are the moments at which somebody waits for an answer.
"""

from __future__ import annotations

LINE = 1.0
"""For a half-typed line, before the next thing is said."""
NOTE = 2.0
"""For a note, before it is told as not saved yet."""
LEAVE = 2.0
"""For everything that waits, before another folder is asked for."""
FILE = 5.0
"""For everything that waits, before a backup or a log of it is made."""
CLOSED = 1.5
"""For everything that waits when the window is closed, and once more for the half-typed line: Windows ends a program after five seconds, and
what the disk did not take must be written elsewhere before that."""
GONE = 5.0
"""For everything that waits when nobody can be asked any more: then it is written elsewhere."""
