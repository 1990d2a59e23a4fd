//! The interface: the only room that knows the terminal.
