"""Leading one session, a class for each kind of wish; knows people and library."""
