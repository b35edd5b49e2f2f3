"""How many voices carry a claim, and the verdict in words."""

from collections.abc import Sequence

from app.linking.places import find_country
from app.linking.voices.alike import Voice
from app.linking.voices.called import join_names, name_voice
from app.vocabulary import EntityKind, Support

COUNTING = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


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


def describe_shared(origins: Sequence[Voice], *, nations: frozenset[str]) -> str | None:
    """What the origins share, in words: "two bodies of one state: Ukraine"; None where the texts tell of nothing.

    `nations` are lower-case names of places and governments that the store knows beside the gazetteer's countries.
    """
    groups: dict[str, list[Voice]] = {}
    for origin in origins:
        affiliation = get_affiliation(origin, nations=nations)
        if affiliation is not None:
            groups.setdefault(find_country(affiliation) or affiliation.lower(), []).append(origin)
    found = []
    for key, members in groups.items():
        if len(members) < 2:
            continue
        name = get_affiliation(members[0], nations=nations) or key
        is_state = find_country(name) is not None or key in nations
        number = COUNTING[len(members)] if len(members) < len(COUNTING) else str(len(members))
        shared = f"{number} bodies of one state: {name}" if is_state else f"{number} voices of one body: {name}"
        found.append(shared if len(members) == len(origins) else f"{join_names([m.name for m in members])} are {shared}")
    return "; ".join(found) or None


def get_affiliation(voice: Voice, *, nations: frozenset[str]) -> str | None:
    """What a voice belongs to, as told; a government belongs to its own state."""
    if (
        voice.affiliation is None
        and voice.kind is EntityKind.GOVERNMENT
        and (find_country(voice.name) or voice.name.lower() in nations)
    ):
        return voice.name
    return voice.affiliation
