//! An article of the data, with its names and who is meant.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Record {
    pub id: String,
    pub text: String,
    pub entities: Vec<Entity>,
    /// Pronouns and noun phrases, where somebody has read what they mean.
    #[serde(default)]
    pub mentions: Vec<Entity>,
}

#[derive(Deserialize)]
pub struct Entity {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub cluster: Option<String>,
}
