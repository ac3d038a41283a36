"""Home's own parts: the card, and the columns of lists below it."""
