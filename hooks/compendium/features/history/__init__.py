"""What changed between editions, told in one language."""
