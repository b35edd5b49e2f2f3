"""Making the search index anew. Triggers keep it beside the rows that it is made of, in the transaction that writes them."""

from sqlalchemy import text
from sqlmodel import Session

from app.search.tables import ARTICLE, CLAIM, FOREIGN, WORD

INDEXES = (ARTICLE.name, WORD.name, FOREIGN.name, CLAIM.name)
# What triggers would have left as it should be: a key for every article, the words of every claim.
REFILL = (
    "DELETE FROM search_article_key WHERE id NOT IN (SELECT id FROM article)",
    """INSERT INTO search_article_key(id) SELECT id FROM article
        WHERE id NOT IN (SELECT id FROM search_article_key) ORDER BY added_at, id""",
    "DELETE FROM search_claim_text WHERE id NOT IN (SELECT id FROM claim)",
    """INSERT INTO search_claim_text(id) SELECT id FROM claim
        WHERE id NOT IN (SELECT id FROM search_claim_text) ORDER BY sequence""",
    "DELETE FROM search_name",
    """INSERT OR IGNORE INTO search_name(folded, entity_id, name)
        WITH named(id, name) AS (SELECT id, name FROM entity UNION SELECT entity_id, name FROM entity_alias)
        SELECT lower(n.name), n.id, n.name FROM named n JOIN entity e ON e.id = n.id WHERE e.kind <> 'unnamed' UNION
        SELECT lower(substr(n.name, instr(n.name, ' ') + 1)), n.id, n.name FROM named n JOIN entity e ON e.id = n.id
        WHERE e.kind <> 'unnamed'""",
    """UPDATE search_claim_text SET (statement, evidence, speakers) =
        (SELECT n.statement, n.evidence, n.speakers FROM search_claim_now n WHERE n.id = search_claim_text.id)""",
)


def rebuild_index(session: Session) -> None:
    """Make every search table anew from the rows, whatever state they are in. Keys stay, so that cursors stay good."""
    connection = session.connection()
    # The index of claims is emptied first: the triggers of a damaged one would take out words that it does not hold.
    connection.execute(text("INSERT INTO search_claim(search_claim) VALUES ('rebuild')"))
    for statement in REFILL:
        connection.execute(text(statement))
    for name in INDEXES:
        connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('rebuild')"))  # noqa: S608 - names of this module
