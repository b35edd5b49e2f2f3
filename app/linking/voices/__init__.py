"""Which voices are one: names, bodies and those who speak for them, copies of one text."""
