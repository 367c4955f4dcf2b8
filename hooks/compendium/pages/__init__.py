"""Every generated page, and what chapters may call."""
