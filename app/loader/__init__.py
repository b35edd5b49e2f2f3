"""Files to articles in the store."""
