//! Whole screens after a script of keys.
