"""The log: one JSON object a line on standard error, each with the id of the request it belongs to.

No line holds what a client sent or an article says: neither queries nor bodies are logged, and of an error only where it happened
and the first of its words. Those of pydantic and of the database repeat their input, so pydantic's are taken without it, and
the engine is told to leave it out.
"""

import json
import logging
import sys
from traceback import format_tb

import structlog
from pydantic import ValidationError

ERROR_CHARS = 300


def configure_logs(level: str) -> None:
    """Log from `level` on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _write_error,
            structlog.processors.JSONRenderer(serializer=_write_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=_make_logger,
    )


def _write_error(_: object, __: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
    error = sys.exc_info()[1] if line.pop("exc_info", False) else None
    if error is not None:
        line["exception"] = "\n".join(_describe(error))
    return line


def _describe(error: BaseException) -> list[str]:
    """Where an error happened, behind those that it came of."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = _describe(before) if before is not None else []
    if isinstance(error, ValidationError):
        words = "; ".join(f"{each['loc']}: {each['msg']}" for each in error.errors(include_input=False, include_url=False))
    else:
        words = str(error)
    return [*earlier, "".join(format_tb(error.__traceback__)), f"{type(error).__name__}: {words[:ERROR_CHARS]}"]


def _make_logger(*_: object) -> structlog.WriteLogger:
    # Standard error as it is now, not as it was when the application was made.
    return structlog.WriteLogger(sys.stderr)


# Made once: `json.dumps` makes an encoder for each line.
_ENCODER = json.JSONEncoder(default=repr)


def _write_json(line: object, **_: object) -> str:
    return _ENCODER.encode(line)
