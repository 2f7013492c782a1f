"""What a visit holds: its rooms, how they are kept, found again and let go of."""
