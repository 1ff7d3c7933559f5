"""The Gradio page; it calls the engine only through `assistant.Assistant`."""

import os

from youju_ui.importing import import_gradio

# Gradio reads these when it is imported and when a page is built. Nothing may be sent from an
# intranet, and without monitoring nobody reads the statistics that it counts after every event.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"

import_gradio()
