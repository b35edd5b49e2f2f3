"""Records to claims: the same claim across articles, its origins, its support and what it clashes with."""
