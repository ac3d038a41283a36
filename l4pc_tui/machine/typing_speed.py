"""How fast a hand can be: what comes faster was pasted, on whatever system and in either face."""

from __future__ import annotations

APART = 0.012
"""Seconds between two letters of one person at least; nobody's are closer for long."""
