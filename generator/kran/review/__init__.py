"""What a pull request changes, as a council member, a terminal and a program read it."""
