"""*Enquiries*: what anyone asks about a call, and the answers everyone can read.

Who asked is known to the municipality alone, and only until the answer has gone out.
"""
