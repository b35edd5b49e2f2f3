"""Articles that are sent rather than found in files: what may be sent, and what is kept of it until it is read."""

import re
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator

from app.errors import AppError, Fault, InvalidFieldsError
from app.loader.about import About, describe, find_faults
from app.loader.html import parse_page
from app.loader.plain import check_not_empty, clean
from app.loader.records import LoadedArticle, make_identity
from app.loader.store import hash_text
from app.models import Article
from app.models.ids import make_id

BY_TEXT = "text:"
HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")


class Submission(About):
    """An article as it is sent: its text or its web page, and what is known of it."""

    text: str | None = Field(None, description="The article's text as published, paragraphs on lines of their own.")
    html: str | None = Field(None, description="The web page, instead of `text`: the article's text is taken out of it.")

    @model_validator(mode="after")
    def _one_text(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("needs either text or html")
        return self


def parse_submission(raw: bytes, *, max_chars: int) -> Submission:
    """The article in a JSON object. Raises InvalidFieldsError that names the keys at fault, TooLargeError, AppError for no JSON."""
    try:
        sent = Submission.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
            halves = "; \\ud800 to \\udfff stand for a character in pairs only" if HALF_PAIR.search(raw) else ""
            raise AppError(f"the body {describe(error)}{halves}") from None
        raise _explain(error) from None
    try:
        if sent.text is not None:
            sent = sent.model_copy(update={"text": clean(sent.text, max_chars=max_chars)})
        check_not_empty(sent.text or sent.html or "")
    except AppError as error:
        where = "text" if sent.html is None else "html"
        raise type(error)(error.detail, where=where, pointer=f"/{where}") from None
    return sent


def _explain(error: ValidationError) -> InvalidFieldsError:
    faults = find_faults(error, of="an article")
    detail = "; ".join(f"{fault.where!r} {fault.detail}" if fault.pointer else fault.detail for fault in faults)
    if any(fault.where not in {"body", *Submission.model_fields} for fault in faults):
        detail = f"{detail}; known are {', '.join(Submission.model_fields)}"
    return InvalidFieldsError(detail, faults)


def name_identity(sent: Submission) -> str | None:
    """What the article is known by: its id, else its URL, else its text; None where only the page itself can tell."""
    if sent.id is not None or sent.url is not None:
        return make_identity(sent, path="")
    return None if sent.text is None else f"{BY_TEXT}{hash_text(sent.text)}"


def keep_identity(sent: Submission, article: Article) -> Submission:
    """What is sent as a revision of a stored article. An id or URL that it is known by may be left out.

    Raises InvalidFieldsError where the id or URL is that of another article.
    """
    kind, _, value = article.identity.partition(":")
    if sent.id is not None and (kind, value) != ("id", sent.id):
        raise _other_identity("id", article)
    if kind == "url":
        if sent.url not in (None, value):
            raise _other_identity("url", article)
        return sent.model_copy(update={"url": value})
    return sent


def _other_identity(key: str, article: Article) -> InvalidFieldsError:
    reason = f"is not what this article is known by, {article.identity}"
    return InvalidFieldsError(f"'{key}' {reason}", [Fault(key, reason, f"/{key}")])


def make_content(sent: Submission, *, identity: str | None, loaded_from: str | None = None) -> dict[str, Any]:
    """What is kept of an article until it is read, as JSON."""
    return {**sent.model_dump(exclude_none=True), "identity": identity, "loaded_from": loaded_from}


def make_article(content: dict[str, Any], *, max_chars: int) -> LoadedArticle:
    """The article that `make_content` kept. Raises AppError where no article is in its page."""
    about = About(**{name: content[name] for name in About.model_fields if name in content})
    text = content.get("text")
    if text is None:
        found, said = parse_page(content["html"].encode())
        # What the sender says outranks what the page says.
        about = About(**{**said, **about.model_dump(exclude_none=True)})
        text = clean(found, max_chars=max_chars)
    identity = content["identity"]
    if identity is None:
        known = about.id is not None or about.url is not None
        identity = make_identity(about, path="") if known else f"{BY_TEXT}{hash_text(text)}"
    return LoadedArticle(identity, about.id or identity, text, about, content["loaded_from"])


def make_article_id(identity: str) -> str:
    """The id of the article of that identity."""
    return make_id("a", identity)
