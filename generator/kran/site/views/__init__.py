"""What each page shows, as frozen objects; the templates turn them into HTML."""
