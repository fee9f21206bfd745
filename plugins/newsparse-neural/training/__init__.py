"""How the model is made: a command for every stage. See NOTES.md."""
