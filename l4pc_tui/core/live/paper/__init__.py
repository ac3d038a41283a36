"""A session on paper: its day at a glance, and each exercise as its plan uses it; knows sheet and time."""
