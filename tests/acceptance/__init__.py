"""What the service promises, tried from outside: real model, real loader, real store, over the API."""

import pytest

# Its assertions are helpers' assertions; a failure shows its values only where they are rewritten.
pytest.register_assert_rewrite("tests.acceptance.reading")
