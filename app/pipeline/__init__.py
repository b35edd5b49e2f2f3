"""Text to records. A library: no database, no HTTP; one stage a file."""
