"""Themes, bodies, places and waters: what the records of all datasets have on each."""
