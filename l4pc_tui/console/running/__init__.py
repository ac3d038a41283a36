"""What the keys of a running session do, by what they are about."""
