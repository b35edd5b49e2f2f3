"""The closed word lists of the project. Imports nothing from it; every other module may import this one."""

from enum import StrEnum


class ZoneKind(StrEnum):
    """What a stretch of an article's text is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    SUBHEADING = "subheading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class EntityKind(StrEnum):
    """What an entity is. An unnamed voice ("a military source") is an entity of its own article only."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    PLACE = "place"
    PRODUCT = "product"
    UNNAMED = "unnamed"


class Voice(StrEnum):
    """How an article passes on what was said."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Certainty(StrEnum):
    """How sure the words are. `denied` is said of the denial's content: "X denied that Y"."""

    STATED = "stated"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Comparator(StrEnum):
    """How a printed number bounds the value it stands for."""

    EQUAL = "="
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"


class Direction(StrEnum):
    """Which way a quantity changed."""

    UP = "up"
    DOWN = "down"


class ClaimKind(StrEnum):
    """A proposition in words, or one of its figures."""

    STATEMENT = "statement"
    QUANTITY = "quantity"


class Support(StrEnum):
    """How many voices carry a claim."""

    SINGLE_SOURCE = "single_source"
    ECHOED = "echoed"
    CORROBORATED = "corroborated"


class Finding(StrEnum):
    """What the store holds of a claim in a text that is checked against it."""

    CORROBORATED = "corroborated"
    ECHOED = "echoed"
    SINGLE_SOURCE = "single_source"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How one claim stands to another; the same claim is one claim and needs no relation."""

    REFINES = "refines"
    UPDATES = "updates"
    CONFLICTS = "conflicts"


class Action(StrEnum):
    """What happened to a resource, in the change log."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Resource(StrEnum):
    """What the change log speaks of."""

    ARTICLE = "article"
    CLAIM = "claim"
    EVENT = "event"


class Scope(StrEnum):
    """What a key may do."""

    WRITE = "articles:write"
    WITHDRAW = "articles:withdraw"
