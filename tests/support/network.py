"""l4pc in a process that says so whenever it asks a network for anything."""

from __future__ import annotations

WATCHED = """
import sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        family = getattr(arguments[0], "family", None) if arguments else None
        if event == "socket.getaddrinfo" or (family is not None and family.name != "AF_UNIX"):
            print("NETWORK", event, flush=True)

sys.addaudithook(watch)
from l4pc_tui.__main__ import main
sys.exit(main())
"""
