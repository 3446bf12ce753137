"""Stories across contexts, through the services, HTTP and the browser."""
