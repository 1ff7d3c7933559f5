"""The command line, one file a subject as in assistant/commands/."""
