"""The bots: what they hear, what they reply, and what they need of their SDKs."""
