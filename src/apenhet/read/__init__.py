"""From bytes to the model: YAML with its places, whether it fits, and which files there are."""
