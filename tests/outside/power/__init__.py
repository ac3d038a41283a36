"""Power cuts, simulated: what a writing process asked of the disk, and what a cut may leave of it."""
