"""The parts that only a running session's screens are made of; knows widgets alone."""
