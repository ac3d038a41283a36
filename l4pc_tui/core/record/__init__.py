"""What is recorded: nouns, entries, moves; a row for every kind; the one reader of what stands."""
