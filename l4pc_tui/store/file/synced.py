"""Whether a file lies in a folder that a service copies to other machines while it is written."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

_BY_NAME: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (service, re.compile(pattern, re.IGNORECASE))
    for service, pattern in (
        ("SharePoint", r"sharepoint( ?-.*)?|onedrive-sharedlibraries.*"),
        # “OneDrive - Name of the firm”, and on a Mac “OneDrive-Name”.
        ("OneDrive", r"onedrive( ?-.*)?"),
        ("Dropbox", r"dropbox( ?[-(].*)?"),
        ("Google Drive", r"google ?drive( ?-.*)?|my drive"),
        ("iCloud", r"icloud ?drive|com~apple~clouddocs|mobile documents"),
    )
)
"""What each service calls its folder; matched as a whole name, so that “dropbox notes” is none."""

_BY_MARKER: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
}
"""What each service leaves in the topmost folder that it copies, whatever that is called."""


def synced_by(path: Path) -> str:
    """The service in whose folder a file lies, or empty. Looks at its own place, links followed.

    The person's home is none, though Dropbox keeps a folder of its own there.
    """
    try:
        folders = path.resolve().parents
    except OSError:
        folders = path.absolute().parents
    home = Path("~").expanduser()
    for folder in folders:
        for service, name in _BY_NAME:
            if name.fullmatch(folder.name):
                return service
        if folder == home:
            continue
        for marker, service in _BY_MARKER.items():
            if os.path.lexists(folder / marker):
                return service
    return ""
