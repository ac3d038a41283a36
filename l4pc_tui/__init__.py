"""l4pc: an offline terminal console for facilitators of leadership cohort sessions."""
