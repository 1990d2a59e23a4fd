//! People: to be written with its room.
