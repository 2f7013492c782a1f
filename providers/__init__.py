"""Adapters behind the ports of ``core.conversation.ports``."""
