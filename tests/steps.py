"""Work measured in steps, since seconds say as much about the machine."""

import sys
from collections.abc import Callable


def count_steps(run: Callable[[], object]) -> int:
    """How many calls and returns a run makes, of Python and of C. What a pattern does within one call is not counted."""
    steps = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return steps
