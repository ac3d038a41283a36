"""Rosters, the register and who is who: pure rules about people."""
