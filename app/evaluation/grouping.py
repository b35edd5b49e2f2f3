"""Whether articles were put with those that report the same happening."""

from collections.abc import Mapping

from app.evaluation.linked import Linked


def score_groups(linked: Linked, families: Mapping[str, str]) -> tuple[float, float, int]:
    """B³ precision and recall (Bagga & Baldwin, 1998), and how many claims and links span two happenings.

    `families` are the happenings by article.
    """
    precision = recall = 0.0
    for article, family in families.items():
        mine = {other for other in families if linked.events[other] & linked.events[article]} | {article}
        gold = {other for other, name in families.items() if name == family}
        precision += len(mine & gold) / len(mine)
        recall += len(mine & gold) / len(gold)
    count = len(families) or 1
    return precision / count, recall / count, _count_crossing(linked, families)


def _count_crossing(linked: Linked, families: Mapping[str, str]) -> int:
    of_claim = {claim_id: {families[stem] for stem in stems if stem in families} for claim_id, stems in linked.articles.items()}
    crossing = sum(len(found) > 1 for found in of_claim.values())
    return crossing + sum(
        not of_claim[claim.id] & of_claim[link.claim.id]
        for claim in linked.claims.values()
        for link in claim.links
        if link.claim.id in of_claim
    )
