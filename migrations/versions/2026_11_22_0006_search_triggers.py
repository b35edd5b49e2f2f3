"""Search tables without copies of the articles' texts, kept by triggers; words as written, and texts that are not English.

Each FTS5 table reads its words from another table or view ("external content"), so an index can be checked against it and
built anew. FTS5 has to be told the old words before they change: the triggers that take a row out run before the change,
when the views still show it as it was, and those that put it in run after.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STEMS = "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'"
# No offsets and no sizes are kept of the words as written: they tell which there are, and in how many articles.
WORDS = "tokenize = 'unicode61 remove_diacritics 2', detail = none, columnsize = 0"
# Scripts that are written without spaces between words: Thai to Burmese, Khmer, kana, Han and Hangul. A range of GLOB is one of code points.
UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
# A trigram needs three characters: with two more behind the text, the last ones begin trigrams as well.
PADDING = "'  '"

TABLES = (
    "CREATE TABLE search_article_key (key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE)",
    """CREATE VIEW search_article_now AS
        SELECT k.key AS key, a.id AS id, coalesce(a.title, '') AS title, r.text AS text, a.language AS language
        FROM search_article_key k JOIN article a ON a.id = k.id JOIN revision r ON r.article_id = a.id
        WHERE r.is_current AND a.withdrawn_at IS NULL""",
    f"""CREATE VIEW search_foreign_now AS
        SELECT key, id, title || {PADDING} AS title, text || {PADDING} AS text FROM search_article_now
        WHERE (language IS NOT NULL AND language NOT LIKE 'en%')
        OR text GLOB '*{UNSPACED}*' OR title GLOB '*{UNSPACED}*'""",
    f"CREATE VIRTUAL TABLE search_article USING fts5(title, text, content = 'search_article_now', content_rowid = 'key', {STEMS})",
    f"CREATE VIRTUAL TABLE search_word USING fts5(title, text, content = 'search_article_now', content_rowid = 'key', {WORDS})",
    """CREATE VIRTUAL TABLE search_foreign USING fts5(
        title, text, content = 'search_foreign_now', content_rowid = 'key', tokenize = 'trigram')""",
    """CREATE TABLE search_claim_text (key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
        statement TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '', speakers TEXT NOT NULL DEFAULT '')""",
    # A claim that hundreds of outlets print is found by its first wordings as well as by all of them. A speaker is found by
    # name and by the mentions in the claim's own appearances: other forms of a name would make every earlier claim stale.
    """CREATE VIEW search_claim_now AS SELECT c.id AS id, c.statement AS statement,
        coalesce((SELECT substr(group_concat(exact, char(10)), 1, 20000) FROM (
            SELECT exact FROM appearance WHERE claim_id = c.id GROUP BY exact ORDER BY min(id) LIMIT 50)), '') AS evidence,
        coalesce((SELECT group_concat(name, char(10)) FROM (
            SELECT e.name AS name FROM appearance p JOIN entity e ON e.id = p.speaker_id WHERE p.claim_id = c.id
            UNION SELECT speaker_exact FROM appearance WHERE claim_id = c.id AND speaker_exact IS NOT NULL
            LIMIT 100)), '') AS speakers
        FROM claim c""",
    f"""CREATE VIRTUAL TABLE search_claim USING fts5(
        statement, evidence, speakers, content = 'search_claim_text', content_rowid = 'key', {STEMS})""",
    # Names in small letters, each also from its second word on: "zelensky" leads to Volodymyr Zelensky.
    """CREATE TABLE search_name (folded TEXT NOT NULL, entity_id TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (folded, entity_id, name)) WITHOUT ROWID""",
    "CREATE INDEX search_name_of ON search_name (entity_id, name)",
    "CREATE VIRTUAL TABLE search_word_list USING fts5vocab(search_word, 'row')",
    "CREATE VIRTUAL TABLE search_foreign_list USING fts5vocab(search_foreign, 'row')",
)
ARTICLE_INDEXES = (
    ("search_article", "search_article_now"),
    ("search_word", "search_article_now"),
    ("search_foreign", "search_foreign_now"),
)


def _take_out(article: str) -> str:
    return " ".join(
        f"INSERT INTO {index}({index}, rowid, title, text) SELECT 'delete', key, title, text FROM {view} WHERE id = {article};"
        for index, view in ARTICLE_INDEXES
    )


def _put_in(article: str) -> str:
    return " ".join(
        f"INSERT INTO {index}(rowid, title, text) SELECT key, title, text FROM {view} WHERE id = {article};"
        for index, view in ARTICLE_INDEXES
    )


def _refresh(claims: str) -> str:
    return f"""UPDATE search_claim_text SET (statement, evidence, speakers) =
        (SELECT n.statement, n.evidence, n.speakers FROM search_claim_now n WHERE n.id = search_claim_text.id)
        WHERE id IN ({claims});"""


def _add_name(entity: str, name: str) -> str:
    return f"""INSERT OR IGNORE INTO search_name(folded, entity_id, name) SELECT lower({name}), {entity}, {name}
        UNION SELECT lower(substr({name}, instr({name}, ' ') + 1)), {entity}, {name};"""


COLUMNS = "rowid, statement, evidence, speakers"
OLD = f"INSERT INTO search_claim(search_claim, {COLUMNS}) VALUES ('delete', old.key, old.statement, old.evidence, old.speakers);"
NEW = f"INSERT INTO search_claim({COLUMNS}) VALUES (new.key, new.statement, new.evidence, new.speakers);"
SHOWN = "title, language, withdrawn_at"
TRIGGERS = {
    "search_article_added": f"AFTER INSERT ON article BEGIN INSERT INTO search_article_key(id) VALUES (new.id); {_put_in('new.id')} END",
    "search_article_changing": f"BEFORE UPDATE OF {SHOWN} ON article BEGIN {_take_out('old.id')} END",
    "search_article_changed": f"AFTER UPDATE OF {SHOWN} ON article BEGIN {_put_in('new.id')} END",
    "search_article_going": f"BEFORE DELETE ON article BEGIN {_take_out('old.id')} END",
    "search_article_gone": "AFTER DELETE ON article BEGIN DELETE FROM search_article_key WHERE id = old.id; END",
    "search_revision_added": f"AFTER INSERT ON revision WHEN new.is_current BEGIN {_put_in('new.article_id')} END",
    "search_revision_changing": f"BEFORE UPDATE OF text, is_current ON revision WHEN old.is_current BEGIN {_take_out('old.article_id')} END",
    "search_revision_changed": f"AFTER UPDATE OF text, is_current ON revision WHEN new.is_current BEGIN {_put_in('new.article_id')} END",
    "search_revision_going": f"BEFORE DELETE ON revision WHEN old.is_current BEGIN {_take_out('old.article_id')} END",
    "search_claim_added": f"AFTER INSERT ON claim BEGIN INSERT INTO search_claim_text(id) VALUES (new.id); {_refresh('new.id')} END",
    "search_claim_changed": f"AFTER UPDATE OF statement ON claim BEGIN {_refresh('new.id')} END",
    "search_claim_gone": "AFTER DELETE ON claim BEGIN DELETE FROM search_claim_text WHERE id = old.id; END",
    "search_appearance_added": f"AFTER INSERT ON appearance WHEN new.claim_id IS NOT NULL BEGIN {_refresh('new.claim_id')} END",
    "search_appearance_changed": f"""AFTER UPDATE OF claim_id, exact, speaker_id, speaker_exact ON appearance
        BEGIN {_refresh("old.claim_id, new.claim_id")} END""",
    "search_appearance_gone": f"AFTER DELETE ON appearance WHEN old.claim_id IS NOT NULL BEGIN {_refresh('old.claim_id')} END",
    "search_name_added": f"AFTER INSERT ON entity WHEN new.kind <> 'unnamed' BEGIN {_add_name('new.id', 'new.name')} END",
    "search_name_changed": f"""AFTER UPDATE OF name ON entity WHEN new.kind <> 'unnamed' BEGIN
        DELETE FROM search_name WHERE entity_id = old.id AND name = old.name; {_add_name("new.id", "new.name")} END""",
    "search_name_gone": "AFTER DELETE ON entity BEGIN DELETE FROM search_name WHERE entity_id = old.id; END",
    "search_alias_added": f"AFTER INSERT ON entity_alias BEGIN {_add_name('new.entity_id', 'new.name')} END",
    "search_alias_gone": """AFTER DELETE ON entity_alias BEGIN
        DELETE FROM search_name WHERE entity_id = old.entity_id AND name = old.name
        AND name NOT IN (SELECT name FROM entity WHERE id = old.entity_id); END""",
    "search_speaker_changed": f"""AFTER UPDATE OF name ON entity
        BEGIN {_refresh("SELECT claim_id FROM appearance WHERE speaker_id = new.id")} END""",
    "search_claim_text_added": f"AFTER INSERT ON search_claim_text BEGIN {NEW} END",
    "search_claim_text_changed": f"""AFTER UPDATE ON search_claim_text
        WHEN (old.statement, old.evidence, old.speakers) IS NOT (new.statement, new.evidence, new.speakers)
        BEGIN {OLD} {NEW} END""",
    "search_claim_text_gone": f"AFTER DELETE ON search_claim_text BEGIN {OLD} END",
}
FILL = (
    "INSERT INTO search_article_key(id) SELECT id FROM article ORDER BY added_at, id",
    "INSERT INTO search_claim_text(id, statement, evidence, speakers) SELECT n.* FROM search_claim_now n JOIN claim c USING (id) ORDER BY c.sequence",
    """INSERT OR IGNORE INTO search_name(folded, entity_id, name)
        WITH named(id, name) AS (SELECT id, name FROM entity UNION SELECT entity_id, name FROM entity_alias)
        SELECT lower(n.name), n.id, n.name FROM named n JOIN entity e ON e.id = n.id WHERE e.kind <> 'unnamed' UNION
        SELECT lower(substr(n.name, instr(n.name, ' ') + 1)), n.id, n.name FROM named n JOIN entity e ON e.id = n.id
        WHERE e.kind <> 'unnamed'""",
    *(f"INSERT INTO {index}({index}) VALUES ('rebuild')" for index, _ in ARTICLE_INDEXES),
)
FORMER = "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'"
BACK = (
    "CREATE TABLE search_key (key INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    "INSERT INTO search_key(id) SELECT id FROM search_article_key UNION ALL SELECT id FROM search_claim_text",
    f"CREATE VIRTUAL TABLE search_former_article USING fts5(title, text, {FORMER})",
    "INSERT INTO search_former_article(rowid, title, text) SELECT k.key, n.title, n.text FROM search_article_now n JOIN search_key k USING (id)",
    f"CREATE VIRTUAL TABLE search_former_claim USING fts5(statement, evidence, speakers, {FORMER})",
    """INSERT INTO search_former_claim(rowid, statement, evidence, speakers)
        SELECT k.key, n.statement, n.evidence, n.speakers FROM search_claim_text n JOIN search_key k USING (id)""",
    "DROP TABLE search_foreign_list",
    "DROP TABLE search_name",
    "DROP TABLE search_word_list",
    "DROP TABLE search_claim",
    "DROP VIEW search_claim_now",
    "DROP TABLE search_claim_text",
    "DROP TABLE search_foreign",
    "DROP TABLE search_word",
    "DROP TABLE search_article",
    "DROP VIEW search_foreign_now",
    "DROP VIEW search_article_now",
    "DROP TABLE search_article_key",
    "ALTER TABLE search_former_article RENAME TO search_article",
    "ALTER TABLE search_former_claim RENAME TO search_claim",
)


def upgrade() -> None:
    _run("DROP TABLE search_claim", "DROP TABLE search_article", "DROP TABLE search_key", *TABLES)
    _run(*(f"CREATE TRIGGER {name} {body}" for name, body in TRIGGERS.items()), *FILL)


def downgrade() -> None:
    _run(*(f"DROP TRIGGER {name}" for name in TRIGGERS), *BACK)


def _run(*statements: str) -> None:
    # Virtual tables and triggers of SQLite; another database goes without them here.
    if op.get_context().dialect.name == "sqlite":
        for statement in statements:
            op.execute(statement)
