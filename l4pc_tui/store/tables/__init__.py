"""What the journal says, in tables, and what is kept beside it; knows the journal."""
