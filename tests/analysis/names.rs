//! Names: to be written with its room.
