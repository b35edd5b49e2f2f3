"""Words inside words: texts that are not English, and scripts without spaces, by trigrams."""

from collections.abc import Callable

from sqlalchemy import literal_column, select
from sqlmodel import Session

from app.search.tables import FOREIGN, FOREIGN_LIST
from app.search.terms import Term

TRIGRAM = 3
MAX_TRIGRAMS = 300


def make_foreign_quote(session: Session) -> Callable[[Term], str]:
    """How the index of trigrams looks for a term: as it stands, wherever it stands.

    Of words shorter than a trigram, as most Chinese ones are, those trigrams are looked for that begin so.
    """

    def quote(term: Term) -> str:
        words = " ".join(term.words)
        if len(words) >= TRIGRAM:
            return f'"{words}"'
        low = words.lower()
        known = select(FOREIGN_LIST.c.term).where(FOREIGN_LIST.c.term >= low, FOREIGN_LIST.c.term < low + "\U0010ffff")
        found = session.connection().execute(known.limit(MAX_TRIGRAMS)).scalars().all()
        return "(" + " OR ".join('"' + trigram.replace('"', '""') + '"' for trigram in found or [low + "\ufdd0" * TRIGRAM]) + ")"

    return quote


def occurs_inside(session: Session, term: Term) -> bool:
    """Whether a text that is not English has the term, also as a part of a word."""
    match = literal_column(FOREIGN.name).op("MATCH", is_comparison=True)(make_foreign_quote(session)(term))
    return session.connection().execute(select(FOREIGN.c.rowid).where(match).limit(1)).first() is not None
