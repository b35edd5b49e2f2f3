"""How many voices carry a claim, and the verdict in words."""

from collections.abc import Sequence

from app.linking.origins import Voice, describe_shared, join_names, name_voice
from app.vocabulary import EntityKind, Support


def judge_support(
    *, articles: int, origins: Sequence[Voice], nations: frozenset[str] = frozenset(), copies: str | None = None
) -> tuple[Support, str]:
    """The support of a claim with appearances in so many articles and these origins, with the reason in words.

    `copies` says which of the articles print one text. Several voices in one article are one publisher's word that they
    spoke: a single source, which the reason spells out.
    """
    names = join_names([name_voice(origin) for origin in origins])
    shared = describe_shared(origins, nations=nations) if len(origins) > 1 else None
    tail = f", {shared}" if shared else ""
    if articles == 1 and len(origins) == 1 and origins[0].is_publisher:
        itself = "its own publisher, whose name is not known" if origins[0].kind is EntityKind.UNNAMED else f"{names} itself"
        return Support.SINGLE_SOURCE, f"said in one article, by {itself}"
    if articles == 1:
        return Support.SINGLE_SOURCE, f"said in one article, by {names}{tail}"
    if copies:
        tail += f"; {copies}"
    if len(origins) == 1:
        return Support.ECHOED, f"said in {articles} articles, all by {names}{tail}"
    return Support.CORROBORATED, f"said in {articles} articles, by {names}{tail}"
