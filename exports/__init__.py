"""What is on screen as something that can leave: exhibits, and files made of them."""
