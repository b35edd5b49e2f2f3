"""Figures of one event compared: groups, moments, intervals."""
