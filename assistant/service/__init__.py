"""The doors for programs: REST, OpenAI-compatible, external knowledge and MCP; loads no Gradio."""
