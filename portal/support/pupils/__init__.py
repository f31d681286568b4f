"""Pupils: who they are (sealed), where they learn and learnt, and one record for each of them."""
