"""The partner of the chat practice, who needs no model."""
