"""Live conversation on a page: the connection, what is drawn of it, and the microphone check."""
