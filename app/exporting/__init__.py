"""The store as files."""
