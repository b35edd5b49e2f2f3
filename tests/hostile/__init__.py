"""What somebody who means harm would send. Each module counts what it tried; docs/security-tests.md lists the counts."""
