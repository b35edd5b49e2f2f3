"""Rows for the people, bodies and places that one reading names. Their ids come from kind and name."""

import re
import unicodedata
from dataclasses import dataclass, field

from app.models import Article, Entity, EntityAlias
from app.models.ids import make_id
from app.pipeline.records import Mention, Speaker
from app.vocabulary import EntityKind

WORD = re.compile(r"[\w&+]+")


def normalise_name(name: str) -> str:
    """`name` without case, marks and spacing, as it counts for identity."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", name).casefold())) or name


def make_entity_id(kind: EntityKind, name: str, *, article_id: str) -> str:
    """The id of an entity. An unnamed voice is one of its own article only, so `article_id` is part of its id."""
    parts = [kind.value, normalise_name(name)]
    return make_id("e", *parts, article_id) if kind is EntityKind.UNNAMED else make_id("e", *parts)


def make_publisher(article: Article) -> Entity:
    """Who speaks where an article cites nobody: the outlet, else an unnamed voice of this article."""
    if article.publisher:
        kind, name = EntityKind.ORGANIZATION, article.publisher
    else:
        kind, name = EntityKind.UNNAMED, f"publisher of {article.title or article.loaded_from or article.id}"
    owner = article.id if kind is EntityKind.UNNAMED else None
    return Entity(id=make_entity_id(kind, name, article_id=article.id), name=name, kind=kind, article_id=owner)


@dataclass
class Cast:
    """The entities of one article by id, with the names that it uses for them."""

    article_id: str
    entities: dict[str, Entity] = field(default_factory=dict)
    aliases: dict[tuple[str, str], EntityAlias] = field(default_factory=dict)

    def add(self, kind: EntityKind, name: str, *, affiliation: str | None = None) -> str:
        """The id of the entity of that kind and name, added if it is new."""
        entity_id = make_entity_id(kind, name, article_id=self.article_id)
        owner = self.article_id if kind is EntityKind.UNNAMED else None
        entity = self.entities.setdefault(entity_id, Entity(id=entity_id, name=name, kind=kind, article_id=owner))
        entity.affiliation = entity.affiliation or affiliation
        return entity_id

    def add_mention(self, mention: Mention) -> str:
        """The id of the entity that is mentioned; the words become an alias where they are a form of its name."""
        entity_id = self.add(mention.kind, mention.name)
        if is_form_of_name(mention.exact, mention.name):
            alias = " ".join(mention.exact.split())
            self.aliases[entity_id, alias] = EntityAlias(entity_id=entity_id, name=alias)
        return entity_id

    def add_speaker(self, speaker: Speaker) -> str:
        """The id of the entity that speaks."""
        return self.add(speaker.kind, speaker.name, affiliation=speaker.affiliation)


def is_form_of_name(exact: str, name: str) -> bool:
    """Whether words name the entity in any text ("Ms Quill", "ECB"), not only in this one ("she", "the minister").

    They do when they share a word with the name, or are the capitals of its words.
    """
    words, named = normalise_name(exact).split(), normalise_name(name).split()
    if words == named:
        return False
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    letters = exact.replace(".", "")
    acronym = letters == initials or (len(letters) > 2 and letters.isupper() and initials.endswith(letters))
    return bool(set(words) & set(named)) or (len(exact) > 1 and acronym)
