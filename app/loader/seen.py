"""What one load has met so far."""

from app.errors import InvalidInputError
from app.loader.plain import check_not_empty
from app.loader.records import LoadedArticle
from app.loader.store import hash_text


class Seen:
    """The identities that one load met, with what stood under each."""

    def __init__(self) -> None:
        self._by_identity: dict[str, tuple[str, str]] = {}

    def is_repeated(self, article: LoadedArticle) -> bool:
        """Whether the same article was met before in this load.

        Raises InvalidInputError for an article without a word, and for one that bears the identity of another: which of the
        two is meant cannot be known, and taking both would revise one into the other at each load.
        """
        check_not_empty(article.text)
        content = hash_text(article.text + article.about.model_dump_json(exclude={"text", "body"}))
        known = self._by_identity.get(article.identity)
        if known is None:
            self._by_identity[article.identity] = (content, article.where)
            return False
        if known[0] != content:
            raise InvalidInputError(f"has the identity {article.identity} of {known[1]}, but another text or other metadata")
        return True
