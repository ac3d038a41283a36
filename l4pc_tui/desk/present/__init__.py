"""Who is at a session: a seat beside whoever runs it, the line that is being typed."""
