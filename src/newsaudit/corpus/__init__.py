"""From files to texts: articles, their zones and their sentences."""
