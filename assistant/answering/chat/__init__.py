"""Chat: a chat model that explains what was found, sentence by sentence past the guard."""
