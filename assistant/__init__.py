"""有据: an assistant that answers only with what the policy documents say."""
