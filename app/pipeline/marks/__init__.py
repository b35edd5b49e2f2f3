"""What quotation marks hold that nobody says: labels, titles of works."""
