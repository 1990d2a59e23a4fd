//! The program as its user runs it: `extract` in a pipe, the interface in a pseudo-terminal.
