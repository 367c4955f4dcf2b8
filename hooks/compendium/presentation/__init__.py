"""A record in one language: words, order, addresses, plain views, tables, templates."""
