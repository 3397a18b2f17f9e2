"""What comes with a new repository: new pilots, the sample pilots and the way to be rid of those."""
