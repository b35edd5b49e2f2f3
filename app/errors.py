"""Errors that a user can cause. Each carries the HTTP status it means; imports nothing from the project."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that was wrong: the parameter, header or field, and what was wrong with it.

    `pointer` is the JSON Pointer (RFC 6901) of what is at fault inside a body of JSON, None for anything else.
    """

    where: str
    detail: str
    pointer: str | None = None


class AppError(Exception):
    """A request or an input that cannot be served as it stands.

    `status` is the HTTP status, `detail` says what was wrong and which limit was hit, `where` names the parameter, file or line
    at fault, `pointer` its place in a body of JSON. `detail` is shown to the user, so it never holds a secret. `headers` go with
    the answer.
    """

    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    headers: Mapping[str, str] = MappingProxyType({})

    def __init__(self, detail: str, *, where: str | None = None, pointer: str | None = None) -> None:
        super().__init__(f"{where}: {detail}" if where else detail)
        self.detail = detail
        self.where = where
        self.pointer = pointer

    @property
    def faults(self) -> Sequence[Fault]:
        """Each thing that was wrong, where it can be told."""
        return [Fault(self.where, self.detail, self.pointer)] if self.where else []


class InvalidInputError(AppError):
    """The input is of the right kind and says something that cannot be."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidFieldsError(InvalidInputError):
    """Fields of an object that cannot be, all that were found."""

    def __init__(self, detail: str, faults: Sequence[Fault]) -> None:
        super().__init__(detail)
        self._faults = faults

    @property
    def faults(self) -> Sequence[Fault]:
        """Each field that was wrong."""
        return self._faults


class NotFoundError(AppError):
    """Nothing is known by that id."""

    status = HTTPStatus.NOT_FOUND


class TooLargeError(AppError):
    """The input is longer than the limit that `detail` names."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def make_pointer(keys: Sequence[object]) -> str:
    """The JSON Pointer (RFC 6901) that leads to a value by these keys, one inside the other; "" is the whole document."""
    return "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in keys)
