"""What differs between two catalogues, and what follows: its cost to each unit, and who must have decided it."""
