"""Letters that were sent by mail (.eml): `mail_reader` reads one, `mail_words` its characters."""
