"""The commands of `youju`, by what they are about; `assistant.cli` puts them together."""
