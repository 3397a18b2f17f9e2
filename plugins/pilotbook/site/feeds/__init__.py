"""Files for other programs: each module turns the site into one kind of them."""
