"""`python -m tests.soak [MINUTES] [WORKERS]`: prints what was found; the status is 1 where anything is wrong."""

import sys

from tests.soak.run import soak

HOUR = 60.0

if __name__ == "__main__":
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else HOUR
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    found = soak(minutes, workers=workers)
    lines = [
        *found.lines,
        *(f"fault: {fault[:400]}" for fault in found.faults[:20]),
        f"{len(found.faults)} faults in {minutes:g} minutes",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(bool(found.faults))
