"""What comes with a new repository: so far, the sample pilots and the way to be rid of them."""
