"""What Python and the browser tell each other: a dataclass for each message, a comment for each field, one way to write
it down and one to read it. tools/messages.py makes the browser's types of them.
"""
