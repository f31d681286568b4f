"""What does the portal know already of what the files speak of?"""
