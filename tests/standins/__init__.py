"""Built-in stand-ins for other people's systems, speaking the protocols of docs/ports.md."""
