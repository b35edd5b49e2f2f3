"""Query language and lexical index."""
