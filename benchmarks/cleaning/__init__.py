"""Learning to label the lines of scraped text: pages flattened in several ways, labels, a chain, its scores."""
