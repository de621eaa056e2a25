"""From bytes to located documents: files, strict YAML, CSV and Markdown, and their schemas."""
