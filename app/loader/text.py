"""Plain text: NAME.txt, with what is said about it in NAME.meta.json beside it."""

from pathlib import Path

from app.errors import AppError, InvalidInputError, TooLargeError
from app.loader.about import About, parse_about
from app.loader.plain import BOM, MAX_UTF8_BYTES, clean, decode
from app.loader.records import LoadedArticle, make_identity

SIDECAR = ".meta.json"
MAX_SIDECAR_BYTES = 100_000


def read_text(path: Path, *, inside: str, max_chars: int) -> LoadedArticle:
    """The article in the file `path`; `inside` is its path inside the folder loaded. Raises AppError where it is refused."""
    raw = read_bytes(path, max_bytes=max_chars * MAX_UTF8_BYTES + len(BOM.encode()))
    text = clean(decode(raw), max_chars=max_chars)
    about = read_sidecar(path)
    return LoadedArticle(make_identity(about, path=inside), path.stem, text, about, inside)


def read_sidecar(path: Path) -> About:
    """What the sidecar of `path` says; nothing where there is none. Raises AppError that names the sidecar."""
    sidecar = path.with_name(path.stem + SIDECAR)
    if not sidecar.exists():
        return About()
    try:
        return parse_about(read_bytes(sidecar, max_bytes=MAX_SIDECAR_BYTES))
    except AppError as error:
        raise InvalidInputError(f"its sidecar {sidecar.name}: {error.detail}") from None


def read_bytes(path: Path, *, max_bytes: int) -> bytes:
    """The bytes of a regular file. Raises TooLargeError, and InvalidInputError for what cannot be opened or is no file."""
    try:
        if path.exists() and not path.is_file():
            raise InvalidInputError("is not a regular file")
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except OSError as error:
        raise InvalidInputError(f"cannot be read: {error.strerror or error}") from None
    if len(raw) > max_bytes:
        raise TooLargeError(f"has more than {max_bytes:,} bytes, the limit for a file of its kind")
    return raw
