"""Names: where they begin and end, what they name, and which of them are one."""
