"""The parts that any screen may be made of, and how lines are drawn; knows no screen."""
