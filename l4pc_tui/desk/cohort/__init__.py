"""One cohort as a whole: who was where, hours, commitments, connections; knows every session."""
