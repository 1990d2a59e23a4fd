//! Timeline: to be written with its room.
