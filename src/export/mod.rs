//! Export: the story in the forms its readers take away. The only room that knows what a story looks like outside.

mod json;

pub use json::{item, json};
