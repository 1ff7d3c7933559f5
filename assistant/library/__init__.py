"""Library: from clauses to an index that can be searched and rebuilt.

library     the one class that other rooms use: add, remove, search, look up
manifest    which documents there are; with `texts` all that is not derived
passages    what is indexed: a clause, or a window of a long one
segment     words, by jieba with the lexicon's words
snapshot/   what is made of the texts and mapped from disk
vector_index, store   the nearest passages to a vector, by Chroma
"""
