"""Scores against annotated texts."""
