"""From editions to the website: pages, the engine, the whole, the preview."""
