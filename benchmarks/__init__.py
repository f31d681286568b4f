"""How fast is the portal against a bare floor measured in the same run?"""
