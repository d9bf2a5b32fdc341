"""The English of what is written in Norwegian: what has fallen behind, and how it is mended."""
