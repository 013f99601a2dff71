"""From findings to the page that people read. Nothing is computed here."""
