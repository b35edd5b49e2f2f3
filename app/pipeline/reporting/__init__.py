"""Frames: which words report, whose words they are and what they carry."""
