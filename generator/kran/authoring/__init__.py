"""Writing documents: new ones for the editor to go on with, and a whole new catalogue."""
