"""Statements compared: their words, classes of words and meanings."""
