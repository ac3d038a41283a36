"""What a facilitator does with the room's wall: a message, a dark wall, a window for it."""
