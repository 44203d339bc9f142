"""What documents, annotations and briefings are.

Knows no screen and no output format. What stands here beside the rooms is the model that all of
them share; SQLite stays in `library`.
"""
