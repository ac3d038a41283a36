"""The plan laid out as a run sheet; knows scripts, and nothing of what happened."""
