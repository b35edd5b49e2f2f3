"""Errors as RFC 9457 problem details. Every error of the API goes through `make_problem`."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.errors import AppError, InvalidInputError, make_pointer
from app.schemas.problem import ERRORS_SHOWN, Problem, ProblemItem, make_items

MEDIA_TYPE = "application/problem+json"
POINTER_CHARS = 200
BAD_JSON = "json_invalid"
UNREADABLE = "There was an error parsing the body"
UNKNOWN_PARAMETER = "extra_forbidden"
NO_OBJECT = "model_attributes_type"
WORDS = {UNKNOWN_PARAMETER: "no such field", NO_OBJECT: "is not a JSON object", "missing": "is missing"}


def make_problem(
    request: Request,
    *,
    status: int,
    detail: str,
    errors: Sequence[ProblemItem] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response that tells what went wrong. `detail` is shown as it is."""
    problem = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=request.url.path,
        request_id=request.scope.get("request_id", ""),
        errors=list(errors)[:ERRORS_SHOWN],
    )
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(problem.model_dump_json(), status_code=status, media_type=MEDIA_TYPE, headers=kept)


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error of `app` with a problem."""
    app.add_exception_handler(AppError, _show_app_error)
    app.add_exception_handler(HTTPException, _show_http_error)
    app.add_exception_handler(RequestValidationError, _show_invalid_request)


def _show_app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)  # noqa: S101 - the handler is registered for this class only
    return make_problem(request, status=error.status, detail=str(error), errors=make_items(error), headers=error.headers)


def _show_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler is registered for this class only
    if error.status_code == HTTPStatus.NOT_FOUND:
        detail = "there is nothing at this path; /docs lists what there is"
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        detail = f"{request.method} is not allowed here; allowed are {', '.join(_find_methods(request)) or 'GET, HEAD'}"
    elif error.detail == UNREADABLE:
        # FastAPI says no more than that where the body cannot even be taken for JSON.
        detail = "the body cannot be read: it is not UTF-8, or nested too deeply"
    else:
        detail = str(error.detail)
    headers = dict(error.headers or {})
    if headers.get("Allow"):
        headers["Allow"] = ", ".join(_find_methods(request)) or headers["Allow"]
    return make_problem(request, status=error.status_code, detail=detail, headers=headers)


def _find_methods(request: Request) -> list[str]:
    """The methods of an address: the framework names those of the first of its routes only."""
    found: set[str] = set()
    for template, item in request.app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), request.url.path.removeprefix(request.scope.get("root_path", ""))):
            found |= {method.upper() for method in item}
    return sorted(found | {"HEAD"} if "GET" in found else found)


def _show_invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the handler is registered for this class only
    found = error.errors()
    if any(each["type"] == BAD_JSON for each in found):
        [each] = found
        where, reason = each["loc"][-1], each["ctx"]["error"]
        return make_problem(request, status=HTTPStatus.BAD_REQUEST, detail=f"the body is no JSON: {reason} at character {where}")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if any(each["type"] == NO_OBJECT and each["loc"] == ("body",) for each in found) and not kind.endswith("json"):
        # Not taken for JSON, then, and so for a string: curl's -d alone says that it sends a form.
        fault = ProblemItem(where="Content-Type", detail="the body's type is not application/json")
        status, detail = HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{fault.where}: {fault.detail}"
        return make_problem(request, status=status, detail=detail, errors=[fault])
    errors = [_explain(request, each) for each in found[:ERRORS_SHOWN]]
    detail = "; ".join(f"{each.where}: {each.detail}" for each in errors)
    return make_problem(request, status=HTTPStatus.UNPROCESSABLE_ENTITY, detail=detail, errors=errors)


def _explain(request: Request, error: Mapping[str, Any]) -> ProblemItem:
    # The input itself is not echoed: it may be huge, or hold what its sender would not see in a log.
    place, *rest = [str(part) for part in error["loc"]]
    # Of a parameter that may be given several times the framework counts which of them it was: `kind.0`.
    where = ".".join(rest[:1] if place == "query" else rest)[:200] or place
    if error["type"] == UNKNOWN_PARAMETER and place == "query":
        known = ", ".join(each["name"] for each in _query_parameters(request)) or "none"
        return ProblemItem(where=where, detail=f"no such parameter; known are: {known}")
    pointer = make_pointer(rest)[:POINTER_CHARS] if place == "body" else None
    detail = WORDS.get(error["type"]) or str(error["msg"])
    return ProblemItem(where=where, detail=detail, pointer=pointer)


def refuse_repeats(request: Request) -> None:
    """A dependency that refuses a parameter given twice where one value counts: all but the last would be ignored.

    It also holds `limit` to the setting, which the document, the same for every server, cannot name.
    """
    most: int = request.app.state.settings.max_page_items
    limit = request.query_params.get("limit", "")
    if limit.isascii() and limit.isdigit() and int(limit[:9]) > most:
        raise InvalidInputError(f"a page holds at most {most} (max_page_items)", where="limit")
    given = Counter(name for name, _ in request.query_params.multi_items())
    repeated = {name for name, count in given.items() if count > 1}
    for parameter in _query_parameters(request) if repeated else []:
        kinds = [parameter["schema"], *parameter["schema"].get("anyOf", [])]
        if parameter["name"] in repeated and not any(kind.get("type") == "array" for kind in kinds):
            raise InvalidInputError("this parameter can be given once only", where=parameter["name"])


def _query_parameters(request: Request) -> list[dict[str, Any]]:
    route = request.scope.get("route")
    path = request.app.openapi()["paths"].get(getattr(route, "path_format", None), {})
    operation = path.get(request.method.lower()) or {}
    return [each for each in operation.get("parameters", []) if each["in"] == "query"]
