"""One function for each thing that a person can do; joins the rules and the edges."""
