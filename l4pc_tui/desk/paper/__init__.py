"""Paper for the day: of a session, a plan or an exercise; knows the register and how a session is read."""
