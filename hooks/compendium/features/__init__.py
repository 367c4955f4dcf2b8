"""What readers use, one folder each; no feature imports another."""
