"""Records to claims: the same claim across articles, its origins, its support and what it clashes with."""

from app.linking.link import link_article, relink_event
from app.linking.vectors import prepare_vectors

__all__ = ["link_article", "prepare_vectors", "relink_event"]
