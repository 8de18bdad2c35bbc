"""The command line: one small module per command, which reads options, calls one function and prints."""
