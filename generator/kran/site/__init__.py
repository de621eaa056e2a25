"""The pages: from the catalogue to views, from views to HTML, and the frame around them."""
