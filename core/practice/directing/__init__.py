"""What the director asks before a move: who speaks, what is open, which stage it is."""
