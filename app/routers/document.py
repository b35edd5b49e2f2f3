"""The OpenAPI document and the docs page, which loads nothing from another machine.

The examples are answers that the store of the seed articles gave; a test gives the same requests again and compares.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse

from app.routers.problems import MEDIA_TYPE

STATIC = "/static-offline-docs"
EXAMPLES = files("app.routers") / "examples"
SUMMARY = "Who says it, in which words, how sure, who else says it, and where the accounts differ."
INTRODUCTION = """
Journalism has a two-source rule: print nothing on one voice alone. Twosource reads news articles, takes out every attributed
claim and every figure with the exact words that carry them, links the same claim across articles, and answers: **who says so,
in which words, how sure are they, who else says it, is that a second source or an echo of the first, and where do the accounts
differ?**

### Start here

1. [Search](#/Search/search) for `zelensky injured` and take the `id` of a claim.
2. [Look the claim up](#/Claims/read_claim): its evidence, its origins, and the claims that differ.
3. [Compare the accounts](#/Events/read_event) of the whole event.

Open an endpoint below, press *Try it out*, then *Execute*. The examples come from the two articles that a new store starts with.

### What the words mean

| word | meaning |
|---|---|
| claim | one proposition across all articles; of kind `statement`, or `quantity` for one of its figures |
| appearance | one occurrence of a claim in one article, with its evidence: the exact words |
| origin | the voice that a claim rests on in the end: a speaker, or the publisher where nobody is cited |
| support | `single_source`: in one article · `echoed`: in several, all from one origin · `corroborated`: from two origins or more |
| disputed | another claim cannot hold beside it, as “90 injured” beside “more than 100 injured” |
| voice | `direct` quotation, `indirect` speech, `mixed`, or `narrated` by the article itself |
| certainty | `stated`, `hedged` (“reportedly”), `conditional` (“if confirmed”), `denied` |

A verdict is a machine's reading of what articles say, never of what is true. Every one carries its reasons in words.

### Conventions

* **Offsets** count Unicode code points, half-open, within the revision named beside them: `text[start:end] == exact` in Python.
* **Lists** give `items`, `next` (a cursor, null at the end) and `total`; the `Link` header names the next page. Rows that are
  added while you page shift nothing. Parameters that are not known are refused.
* **Errors** are `application/problem+json` (RFC 9457) and say what was wrong, where, and which limit was hit.
* **Caching**: every answer to a GET has an `ETag`; send it as `If-None-Match` to get a 304 while nothing changed.
* Times are EDTF where a text tells them (`XXXX-04-24` is 24 April of an unknown year), RFC 3339 elsewhere.
"""
TAGS = [
    {"name": "Search", "description": "Find claims and articles by their words."},
    {"name": "Claims", "description": "Who says what, how many voices carry it, and where accounts differ."},
    {"name": "Events", "description": "What several articles say of one happening, side by side."},
    {"name": "Articles", "description": "The texts, as published."},
    {"name": "Entities", "description": "Who speaks and who is spoken of."},
    {"name": "Write articles", "description": "Add, revise and withdraw articles, with a key."},
    {"name": "Read a text", "description": "Read a text of your own without storing it."},
    {"name": "Changes and export", "description": "Keep a copy, and keep it up to date."},
    {"name": "Service", "description": "Running it."},
]
LAST_PARAMETERS = ("published_from", "published_to", "facets", "limit", "cursor")
# What any request may meet, whatever it is for, and what any that the store is asked for.
LIMITS = {
    414: ("The address is longer than this server reads.", "path and query are longer than 32000 bytes (max_url_bytes)"),
    429: (
        "Too many requests; `Retry-After` says when to come back.",
        "more than 1200 requests a minute (requests_per_minute); again in 7 s",
    ),
}
OF_STORE = "/v1/"
STORE_LIMITS = {
    503: (
        "The store was busy or took too long, or too many such requests are being worked on; `Retry-After` says when to come back.",
        "the store took longer over this than 5 seconds (max_query_seconds); ask for less",
    ),
}
PAGE_SETTINGS = {
    "defaultModelsExpandDepth": -1,
    "displayRequestDuration": True,
    "docExpansion": "list",
    "validatorUrl": None,
}


def make_openapi(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What `app.openapi` becomes: makes the document when it is first asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(
                title=app.title,
                version=app.version,
                summary=app.summary,
                description=app.description,
                routes=app.routes,
                tags=app.openapi_tags,
                license_info=app.license_info,
            )
            for path, item in document["paths"].items():
                for operation in item.values():
                    _tidy_parameters(operation.get("parameters", []))
                    _name_answers(operation, document["components"]["schemas"])
                    _add_examples(operation)
                    _add_limits(operation, path)
            app.openapi_schema = document
        return app.openapi_schema

    return openapi


def _tidy_parameters(parameters: list[dict[str, Any]]) -> None:
    # Models list what they inherit first, and a reader wants the filters first.
    parameters.sort(key=lambda each: LAST_PARAMETERS.index(each["name"]) if each["name"] in LAST_PARAMETERS else -1)
    for parameter in parameters:
        # An absent parameter is None inside, but an address cannot say null.
        kinds = [kind for kind in parameter["schema"].pop("anyOf", []) if kind != {"type": "null"}]
        parameter["schema"] |= kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {}


def _name_answers(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        # FastAPI files every declared answer under the media type of the successful one.
        if int(status) >= 400 and content:
            [schema] = content.values()
            response["content"] = {MEDIA_TYPE: schema}
        reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
        if response["description"] == "Successful Response" and reference:
            # A generic model that is filled in loses its docstring.
            response["description"] = schemas[reference.rpartition("/")[2]].get("description", "One page of the list.")
        if status == "200" and "304" in operation["responses"]:
            response["headers"] = {"ETag": _header("Weak tag of the answer, for `If-None-Match`.")}
            if any(parameter["name"] == "cursor" for parameter in operation.get("parameters", [])):
                response["headers"]["Link"] = _header('Address of the next page, with `rel="next"`; absent on the last one.')


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


def _add_examples(operation: dict[str, Any]) -> None:
    recorded = EXAMPLES / f"{operation['operationId']}.json"
    if not recorded.is_file():
        return
    example = json.loads(recorded.read_text("utf-8"))
    for parameter in operation.get("parameters", []):
        if parameter["name"] in example["parameters"]:
            parameter["example"] = example["parameters"][parameter["name"]]
    if "body" in example:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    for status, body in example["responses"].items():
        for content in operation["responses"][status].get("content", {}).values():
            content.setdefault("example", body)


def _add_limits(operation: dict[str, Any], path: str) -> None:
    limits = {**LIMITS, **STORE_LIMITS} if path.startswith(OF_STORE) else LIMITS
    for status, (description, detail) in limits.items():
        example = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
        example |= {"instance": path, "request_id": "example", "errors": []}
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}}
        operation["responses"].setdefault(str(status), {"description": description, "content": content})


def add_docs_page(app: FastAPI) -> None:
    """Serve the docs page at /docs, with a policy that lets it load and call nothing but this service."""
    script = re.compile(r"<script>(.*?)</script>", re.DOTALL)

    def read_docs(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "")
        page = get_swagger_ui_html(
            openapi_url=f"{root}{app.openapi_url}",
            title=f"{app.title} – the API",
            swagger_js_url=f"{root}{STATIC}/swagger-ui-bundle.js",
            swagger_css_url=f"{root}{STATIC}/swagger-ui.css",
            swagger_favicon_url=f"{root}{STATIC}/favicon.png",
            swagger_ui_parameters=PAGE_SETTINGS,
        )
        digests = [b64encode(sha256(each.encode()).digest()).decode() for each in script.findall(bytes(page.body).decode())]
        page.headers["Content-Security-Policy"] = "; ".join(
            [
                "default-src 'none'",
                "connect-src 'self'",
                "img-src 'self' data:",
                # Swagger UI puts style attributes on its elements.
                "style-src 'self' 'unsafe-inline'",
                " ".join(["script-src 'self'", *(f"'sha256-{digest}'" for digest in digests)]),
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'",
            ]
        )
        return page

    app.add_api_route("/docs", read_docs, include_in_schema=False)
