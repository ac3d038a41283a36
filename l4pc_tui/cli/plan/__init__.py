"""A planned session's plan by commands: looked at and changed before the day."""
