"""Whose voice it is: names, roles, pronouns, labels and voices without a name."""
