"""The review: what was said, measured and quoted. Nothing here invents."""
