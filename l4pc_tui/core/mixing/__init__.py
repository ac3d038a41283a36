"""Groups of the people who are here: nobody with the same faces again; knows no session."""
