"""What changed, as people told it: measures, how they were asked, their sums and words."""
