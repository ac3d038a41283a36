"""Groups of who is here: their shape, what is proposed and changed by hand, and its words."""
