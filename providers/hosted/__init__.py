"""Hosted services behind the ports: one client library each for Groq and everything like OpenAI."""
