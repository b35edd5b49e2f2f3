"""A text that is not stored, as the rows that it would be stored as, and what these show for comparing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.linking.happenings.days import Day, tells_happening
from app.linking.happenings.traits import Traits, make_traits
from app.linking.lexicon import read_section
from app.linking.reading import make_voice, make_voiced
from app.linking.states import Member
from app.linking.voices.alike import Voice
from app.models import Appearance, Article, Entity, Mention, Quantity, Revision
from app.vocabulary import ClaimKind, EntityKind

ITSELF = "text itself"


@dataclass(frozen=True)
class Draft:
    """The rows of a reading, none of them in a session: `appearances` and `mentions` in reading order, the rest by id.

    `quantities` are by the id of their appearance. `publisher_id` is whoever speaks where the text cites nobody.
    """

    article: Article
    revision: Revision
    appearances: Sequence[Appearance]
    quantities: Mapping[str, Quantity]
    mentions: Sequence[Mention]
    entities: Mapping[str, Entity]
    publisher_id: str

    @property
    def named(self) -> list[tuple[Mention, Entity]]:
        """The mentions with what they name, in reading order."""
        return [(mention, self.entities[mention.entity_id]) for mention in self.mentions]


def make_draft_traits(draft: Draft) -> Traits:
    """What the text shows of its event."""
    lead = read_section("events")["lead_chars"]
    days = [
        Day(row.when_edtf, is_told=tells_happening(row.exact, row.when_exact or ""))
        for row in draft.appearances
        if row.when_edtf and row.kind == ClaimKind.STATEMENT
    ]
    places = [(m.start, entity.name) for m, entity in draft.named if m.start < lead and entity.kind == EntityKind.PLACE]
    return make_traits(
        article_id=draft.article.id,
        order=(draft.article.added_at.isoformat(), draft.article.id),
        title=draft.article.title or "",
        text=draft.revision.text,
        days=days,
        published=draft.article.published_at,
        places=places,
    )


def add_draft(
    members: dict[str, Member], voices: dict[str, Voice], draft: Draft, *, copy_of: str | None
) -> tuple[dict[str, Member], dict[str, Voice]]:
    """The members and voices of stored articles, and behind them those of the text."""
    own = draft.entities[draft.publisher_id]
    publisher = make_voice(own, is_publisher=True)
    # Nobody knows it by the name that it would be stored under.
    heard = {own.id: replace(publisher, name=ITSELF) if publisher.kind is EntityKind.UNNAMED else publisher}
    for row in draft.appearances:
        if row.speaker_id is not None:
            heard.setdefault(row.speaker_id, make_voice(draft.entities[row.speaker_id]))
    added = {
        row.id: (
            row,
            draft.quantities.get(row.id),
            make_voiced(row, draft.article, publisher=draft.publisher_id, copy_of=copy_of),
        )
        for row in draft.appearances
    }
    # What the store knows of somebody, such as whom he speaks for, is more than one text tells.
    return {**members, **added}, {**heard, **voices}
