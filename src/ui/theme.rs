//! Looks: what each kind of thing on the screen looks like.
//!
//! The terminal's own sixteen colours, so that the reader's palette rules; without colour, weight, underline and reverse carry everything.

use ratatui::style::{Color, Modifier, Style};

/// The styles of everything that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// What explains and may be overlooked.
    pub quiet: Style,
    /// Border of the focused pane.
    pub focus: Style,
    /// Titles and headings.
    pub title: Style,
    /// Names of persons in the article.
    pub person: Style,
    /// Time expressions in the article.
    pub time: Style,
    /// Words of a direct quote.
    pub quote: Style,
    /// The current item.
    pub current: Style,
    /// What is related to the current item.
    pub related: Style,
    /// Search hits.
    pub hit: Style,
    /// Keys in help and key line.
    pub key: Style,
    /// Whether marks must replace colour.
    pub plain: bool,
}

/// Which theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Look {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
    /// Without colour.
    Mono,
}

impl Theme {
    /// The styles of a look.
    pub fn new(look: Look) -> Self {
        let style = Style::new();
        let color = |color| Style::new().fg(color);
        let bold = style.add_modifier(Modifier::BOLD);
        let mono = Self {
            text: style,
            quiet: style.add_modifier(Modifier::DIM),
            focus: bold,
            title: bold,
            person: bold,
            time: style.add_modifier(Modifier::UNDERLINED),
            quote: style,
            current: style.add_modifier(Modifier::REVERSED),
            related: style.add_modifier(Modifier::UNDERLINED),
            hit: style.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            key: bold,
            plain: true,
        };
        let lit = |back| Style::new().fg(Color::Black).bg(back);
        match look {
            Look::Mono => mono,
            Look::Dark => Self {
                quiet: color(Color::DarkGray),
                focus: color(Color::Cyan),
                person: color(Color::Cyan),
                time: color(Color::Magenta),
                quote: color(Color::Green),
                current: lit(Color::Cyan),
                related: color(Color::Yellow).add_modifier(Modifier::BOLD),
                hit: lit(Color::Yellow),
                key: color(Color::Yellow),
                plain: false,
                ..mono
            },
            Look::Light => Self {
                quiet: color(Color::DarkGray),
                focus: color(Color::Blue),
                person: color(Color::Blue),
                time: color(Color::Magenta),
                quote: color(Color::Green),
                current: Style::new().fg(Color::White).bg(Color::Blue),
                related: color(Color::Red).add_modifier(Modifier::BOLD),
                hit: lit(Color::Yellow),
                key: color(Color::Red),
                plain: false,
                ..mono
            },
        }
    }
}
