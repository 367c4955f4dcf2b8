"""What is run from a terminal: `python -m compendium COMMAND`, one command a module."""
