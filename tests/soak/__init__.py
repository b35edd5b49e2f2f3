"""Mixed load on a server of its own: `python -m tests.soak MINUTES`, by default an hour. Loopback only, and it ends by itself."""
