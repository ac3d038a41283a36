"""Rosters, the register and hours."""
