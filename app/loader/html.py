"""Web pages: NAME.html and NAME.htm. What is stored is the article's text as trafilatura takes it out of the page."""

import logging
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.errors import InvalidInputError
from app.loader.about import About
from app.loader.markup import require_few_attributes, require_few_elements
from app.loader.plain import clean
from app.loader.records import LoadedArticle, make_identity
from app.loader.text import read_bytes, read_sidecar

# A page is mostly markup: this many bytes are read for each character of text that is allowed.
BYTES_A_CHAR = 10


def read_html(path: Path, *, inside: str, max_chars: int) -> LoadedArticle:
    """The article in the page `path`. What a sidecar says outranks what the page says. Raises AppError where it is refused."""
    raw = read_bytes(path, max_bytes=max_chars * BYTES_A_CHAR)
    text, said = parse_page(raw)
    sidecar = read_sidecar(path)
    about = About(**{**said, **sidecar.model_dump(exclude_none=True)})
    return LoadedArticle(make_identity(about, path=inside), path.stem, clean(text, max_chars=max_chars), about, inside)


def parse_page(raw: bytes) -> tuple[str, dict[str, str]]:
    """The article's text, a paragraph a line, and what the page says about it. Raises InvalidInputError where it holds none.

    Only what the page states is taken: no publisher made up from its address, no date guessed from its text.
    """
    # Imported here because it takes longer to import than the rest of the program to start.
    import trafilatura
    from trafilatura.utils import decode_file, load_html, repair_faulty_html

    # What it finds odd in a page is said in the refusal, or is no concern of who loads.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

    if b"\0" in raw:
        raise InvalidInputError("holds a NUL byte; it is no page")
    page = decode_file(raw)
    # As the parser will see it: characters that have no place in a page are out, and have hidden nothing from the check.
    page = repair_faulty_html(page, page[:50].lower())
    require_few_attributes(page)
    tree = load_html(page) if page.strip() else None
    if tree is None:
        raise InvalidInputError("is not a web page, or an empty one")
    require_few_elements(tree)
    document: Any = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if document is None or not document.text:
        raise InvalidInputError("no article text was found in the page")
    publisher = document.sitename if document.sitename and document.sitename.lower() != _host(document.url) else None
    said = {
        "title": document.title,
        "publisher": publisher,
        "published_at": document.date,
        "url": document.url,
        "language": tree.get("lang"),
        "byline": document.author,
    }
    return document.text, {key: value for key, value in said.items() if value and _is_taken(key, value)}


def _is_taken(key: str, value: str) -> bool:
    """A page may state anything; what a sidecar may not say is left out, rather than the article refused."""
    try:
        About(**{key: value})
    except ValidationError:
        return False
    return True


def _host(url: str | None) -> str:
    return re.sub(r"^https?://(www\.)?|/.*$", "", (url or "").lower())
