"""The parts that the console's screens are made of."""
