"""The pages of applications, one module an audience or a part of the form."""
