"""What a face draws and what the room may see; knows all other rooms of a session."""
