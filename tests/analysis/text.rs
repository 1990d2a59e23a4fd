//! Text: to be written with its room.
