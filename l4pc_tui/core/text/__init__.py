"""Text from anywhere, made safe: clean, fold, width."""
