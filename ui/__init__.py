"""The Gradio page; it calls the engine only through `assistant.Assistant`."""
