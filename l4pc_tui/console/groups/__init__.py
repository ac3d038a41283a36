"""Groups on the console: who sits where, what a hand changes, and what it comes to."""
