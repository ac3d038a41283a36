"""What goes from one laptop to another: which entries, whole or without their words."""
