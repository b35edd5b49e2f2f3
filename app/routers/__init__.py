"""One file a resource: parse, call, return."""
