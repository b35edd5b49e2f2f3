"""What the readers of files yield: articles, and refusals with their reason."""

from dataclasses import dataclass

from app.loader.about import About


@dataclass(frozen=True, slots=True)
class LoadedArticle:
    """One article as a file gives it, checked, not yet read.

    `identity` is "id:…" from the sidecar or row, else "url:…", else "path:…" inside the folder loaded. `name` is the
    file's stem or the row's id. `text` is as published, newlines as "\\n" and no byte order mark. `loaded_from` is null where
    no file gave it.
    """

    identity: str
    name: str
    text: str
    about: About
    loaded_from: str | None

    @property
    def where(self) -> str:
        """Where it stands, for a person."""
        return self.loaded_from or self.identity


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not loaded: `where` it stands (path, line) and `why`, in words for the person who loads."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that was stored and not read: `where` it stands, and its language."""

    where: str
    language: str | None


def make_identity(about: About, *, path: str) -> str:
    """The identity that an article is known by; `path` is used where neither id nor URL is given."""
    if about.id is not None:
        return f"id:{about.id}"
    return f"url:{about.url}" if about.url is not None else f"path:{path}"
