"""A running session: moves folded into a Run; Run and now into what is on view."""
