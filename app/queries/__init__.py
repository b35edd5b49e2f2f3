"""Every select() of the project."""
