"""What an edition says: from the model to documents in one language, without any output format."""
