"""What completes the record of a session: register, follow-up, Close; knows questions and panels."""
