"""Who is at a session: a seat beside whoever runs it, the line being typed, a laptop kept awake."""
