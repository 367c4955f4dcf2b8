"""Everything that can be taken away: `registry` lists the formats, each a module of its own."""
