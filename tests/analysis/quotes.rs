//! Quotes: to be written with its room.
