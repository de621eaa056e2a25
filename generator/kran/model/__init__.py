"""What the documents become: frozen objects, one file a kind, and the catalogue that holds them all."""
