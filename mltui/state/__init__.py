"""What the reader did: bookmarks, places, read marks, visits, kept in append-only journals."""
