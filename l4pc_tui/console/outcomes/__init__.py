"""Measures on the console: typed in a minute, from the room or from paper."""
