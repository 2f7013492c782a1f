"""From a reply's tokens to pieces that can be spoken."""
