"""Snapshot: what a library has on disk beside the texts, made from them, and again when lost.

maker            finds the snapshot of the current documents, or has it made
indexed_document what a snapshot keeps of one document: parsed, cut into passages, counted
writer           all documents, written into a folder
folder           such a folder, opened: documents, passage table, lexical index, links
record_file      the kind of file in which clauses, texts and headings are kept
vectors, seeds   made of a snapshot when first asked for: embeddings; runs of four letters
"""
