"""The changes, one a module: what it replaces, why the site stays the same, on which versions, what it gains."""
