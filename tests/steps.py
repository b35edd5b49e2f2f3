"""Work measured in steps, since seconds say as much about the machine."""

import gc
import sys
from collections.abc import Callable


def count_steps(run: Callable[[], object]) -> int:
    """How many calls and returns a run makes, of Python and of C. What a pattern does within one call is not counted.

    The collector rests meanwhile: when it runs depends on all that ran before, and it calls what others have left with it.
    """
    steps = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal steps
        steps += 1

    gc.disable()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
        gc.enable()
    return steps
