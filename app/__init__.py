"""Twosource: who says it, in which words, how sure, who else says it, and where the accounts differ."""

__version__ = "0.1.0"
