"""What units hold and use, and what it costs them a year."""
