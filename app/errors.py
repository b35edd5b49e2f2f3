"""Errors that a user can cause. Each carries the HTTP status it means; imports nothing from the project."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType


class AppError(Exception):
    """A request or an input that cannot be served as it stands.

    `status` is the HTTP status, `detail` says what was wrong and which limit was hit, `where` names the
    parameter, file or line at fault. `detail` is shown to the user, so it never holds a secret. `headers` go with the answer.
    """

    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    headers: Mapping[str, str] = MappingProxyType({})

    def __init__(self, detail: str, *, where: str | None = None) -> None:
        super().__init__(f"{where}: {detail}" if where else detail)
        self.detail = detail
        self.where = where


class InvalidInputError(AppError):
    """The input is of the right kind and says something that cannot be."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotFoundError(AppError):
    """Nothing is known by that id."""

    status = HTTPStatus.NOT_FOUND


class TooLargeError(AppError):
    """The input is longer than the limit that `detail` names."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
