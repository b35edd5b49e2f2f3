"""The log: one JSON object a line on standard error, each with the id of the request it belongs to."""

import json
import logging
import sys

import structlog


def configure_logs(level: str) -> None:
    """Log from `level` on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_write_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=_make_logger,
    )


def _make_logger(*_: object) -> structlog.WriteLogger:
    # Standard error as it is now, not as it was when the application was made.
    return structlog.WriteLogger(sys.stderr)


# Made once: `json.dumps` makes an encoder for each line.
_ENCODER = json.JSONEncoder(default=repr)


def _write_json(line: object, **_: object) -> str:
    return _ENCODER.encode(line)
