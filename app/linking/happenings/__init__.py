"""What happened, where and when: what tells one event from another."""
