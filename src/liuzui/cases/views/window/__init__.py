"""Pages of the window: intake on behalf, its printed form and receipt, what rests."""
