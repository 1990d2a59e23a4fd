//! Looks: what each kind of thing on the screen looks like.
//!
//! The terminal's own sixteen colours unless the reader asks for a theme, so that their palette rules; there only colours that can be read in the usual
//! palettes are given to words. Without colour, weight, underline, reverse and the marks carry everything; they stand beside every colour too.
//! The themes of their own colours keep a contrast of at least 4.5:1 for every text (WCAG 2.2, 1.4.3), which a test computes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// The styles of everything that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Colours of the whole screen; nothing where they are the terminal's.
    pub ground: Style,
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
    /// The mark beside a direct quote.
    pub bar: Style,
    /// The current item.
    pub current: Style,
    /// What is related to the current item.
    pub related: Style,
    /// Mentions of the pinned person.
    pub pinned: Style,
    /// Search hits.
    pub hit: Style,
    /// Keys in help and key line.
    pub key: Style,
    /// Whether marks must replace colour.
    pub plain: bool,
    /// Whether the program's own marks and borders are drawn in ASCII.
    pub ascii: bool,
}

/// Which theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Look {
    /// The terminal's colours, on a dark ground
    #[default]
    Dark,
    /// The terminal's colours, on a light ground
    Light,
    /// No colour
    Mono,
    /// Dark, cool
    Ink,
    /// Dark, warm
    Dusk,
    /// Light, warm
    Paper,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Dark, Self::Light, Self::Mono, Self::Ink, Self::Dusk, Self::Paper];
}

/// The colours of a theme that brings its own, as `0xRRGGBB`.
struct Palette {
    ground: u32,
    text: u32,
    quiet: u32,
    title: u32,
    focus: u32,
    person: u32,
    time: u32,
    quote: u32,
    related: u32,
    /// Ground of the current item.
    current: u32,
    /// Ground of the pinned person's mentions.
    pinned: u32,
    /// Ground of search hits.
    hit: u32,
    /// Words on these three grounds.
    on: u32,
}

const INK: Palette = Palette {
    ground: 0x0014_1a22,
    text: 0x00d5_dbe3,
    quiet: 0x0084_90a0,
    title: 0x00f2_f5f9,
    focus: 0x006c_b6ff,
    person: 0x007c_c4ff,
    time: 0x00c9_a6f5,
    quote: 0x009c_d6a5,
    related: 0x00f2_c572,
    current: 0x007c_c4ff,
    pinned: 0x00f2_c572,
    hit: 0x00ff_e08a,
    on: 0x0010_151c,
};

const DUSK: Palette = Palette {
    ground: 0x0023_1f20,
    text: 0x00e6_dccf,
    quiet: 0x00a0_9386,
    title: 0x00fb_f3e6,
    focus: 0x00e8_a867,
    person: 0x00f0_b67f,
    time: 0x00c7_b0e6,
    quote: 0x00b5_cf8f,
    related: 0x008f_d0c8,
    current: 0x00e8_a867,
    pinned: 0x008f_d0c8,
    hit: 0x00f6_dc8a,
    on: 0x0023_1f20,
};

const PAPER: Palette = Palette {
    ground: 0x00fb_f7ee,
    text: 0x002b_2a28,
    quiet: 0x006b_665d,
    title: 0x0011_100f,
    focus: 0x001f_5c99,
    person: 0x001b_5a94,
    time: 0x007d_3a8c,
    quote: 0x002f_6b3a,
    related: 0x009a_4a08,
    current: 0x00bf_dbf4,
    pinned: 0x00f6_d9a8,
    hit: 0x00f5_e27a,
    on: 0x0011_100f,
};

impl Palette {
    fn theme(&self) -> Theme {
        let fg = |color| Style::new().fg(Color::from_u32(color));
        let lit = |ground| fg(self.on).bg(Color::from_u32(ground));
        Theme {
            ground: fg(self.text).bg(Color::from_u32(self.ground)),
            text: fg(self.text),
            quiet: fg(self.quiet),
            focus: fg(self.focus),
            title: fg(self.title).add_modifier(Modifier::BOLD),
            person: fg(self.person),
            time: fg(self.time),
            quote: fg(self.quote),
            bar: fg(self.quote),
            current: lit(self.current),
            related: fg(self.related).add_modifier(Modifier::BOLD),
            pinned: lit(self.pinned),
            hit: lit(self.hit).add_modifier(Modifier::BOLD),
            key: fg(self.focus).add_modifier(Modifier::BOLD),
            plain: false,
            ascii: false,
        }
    }
}

impl Theme {
    /// The styles of a look.
    pub fn new(look: Look) -> Self {
        match look {
            Look::Mono => mono(),
            Look::Dark => dark(),
            Look::Light => light(),
            Look::Ink => INK.theme(),
            Look::Dusk => DUSK.theme(),
            Look::Paper => PAPER.theme(),
        }
    }

    /// The same with marks and borders in ASCII.
    pub fn in_ascii(self) -> Self {
        Self { ascii: true, ..self }
    }

    /// Every style that words are drawn in, by name.
    pub fn texts(&self) -> [(&'static str, Style); 13] {
        [
            ("text", self.text),
            ("quiet", self.quiet),
            ("focus", self.focus),
            ("title", self.title),
            ("person", self.person),
            ("time", self.time),
            ("quote", self.quote),
            ("bar", self.bar),
            ("current", self.current),
            ("related", self.related),
            ("pinned", self.pinned),
            ("hit", self.hit),
            ("key", self.key),
        ]
    }

    /// What is done to the whole screen when everything stands on it: the theme's ground laid under, the program's own marks in ASCII where the reader
    /// asked for that. `words` is where the article's words stand: they are shown as they were written.
    pub fn finish(&self, buffer: &mut Buffer, words: Rect) {
        let area = buffer.area;
        for (x, y) in area.positions().map(Into::into).filter(|_| self.ascii || self.ground != Style::new()) {
            let cell = &mut buffer[(x, y)];
            let (over, under) = (cell.style(), self.ground);
            if over.fg == Some(Color::Reset) {
                cell.fg = under.fg.unwrap_or(Color::Reset);
            }
            if over.bg == Some(Color::Reset) {
                cell.bg = under.bg.unwrap_or(Color::Reset);
            }
            if self.ascii
                && let Some(mark) = in_ascii(cell.symbol(), words.contains((x, y).into()))
            {
                cell.set_symbol(mark);
            }
        }
    }
}

/// What stands for one of the program's marks in ASCII; marks that articles use too are left alone among their words.
fn in_ascii(symbol: &str, among_words: bool) -> Option<&'static str> {
    let own = match symbol {
        "─" | "┄" | "━" | "┬" | "┴" => "-",
        "│" | "┃" | "┊" | "▐" => "|",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┼" | "┏" | "┓" | "┗" | "┛" | "╭" | "╮" | "╰" | "╯" => "+",
        "▌" | "█" | "▇" => "#",
        "▁" => "_",
        "▂" | "▃" | "░" => ":",
        "▄" | "▒" => "=",
        "▅" | "▆" | "▓" => "%",
        "●" => "*",
        "◆" => "@",
        "○" => "o",
        _ => return in_words(symbol).filter(|_| !among_words),
    };
    Some(own)
}

fn in_words(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "…" | "≈" => "~",
        "·" | "•" => ".",
        "›" | "»" | "→" => ">",
        "‹" | "«" | "←" => "<",
        "±" | "✓" => "+",
        "×" | "✗" => "x",
        "¶" => "P",
        "“" | "”" => "\"",
        "‘" | "’" => "'",
        "–" | "—" => "-",
        "↑" | "▲" => "^",
        "↓" => "v",
        _ => return None,
    })
}

/// Weight, underline and reverse alone.
fn mono() -> Theme {
    let style = Style::new();
    let with = |modifier| style.add_modifier(modifier);
    Theme {
        ground: style,
        text: style,
        quiet: with(Modifier::DIM),
        focus: with(Modifier::BOLD),
        title: with(Modifier::BOLD),
        person: with(Modifier::BOLD),
        time: with(Modifier::UNDERLINED),
        quote: style,
        bar: style,
        current: with(Modifier::REVERSED),
        related: with(Modifier::BOLD),
        pinned: with(Modifier::BOLD | Modifier::UNDERLINED),
        hit: with(Modifier::REVERSED | Modifier::BOLD),
        key: with(Modifier::BOLD),
        plain: true,
        ascii: false,
    }
}

/// "Bright black" is the ground itself in some palettes (Solarized), so what is quiet is dimmed instead.
fn dark() -> Theme {
    let color = |color| Style::new().fg(color);
    Theme {
        focus: color(Color::Cyan),
        person: color(Color::Cyan),
        time: color(Color::Magenta),
        quote: color(Color::Green),
        bar: color(Color::Green),
        current: color(Color::Black).bg(Color::Cyan),
        related: color(Color::Yellow).add_modifier(Modifier::BOLD),
        pinned: color(Color::Yellow).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        hit: color(Color::Black).bg(Color::Yellow),
        key: color(Color::Yellow),
        plain: false,
        ..mono()
    }
}

/// Green, yellow and cyan cannot be read on white in most palettes: only marks and grounds have them here.
fn light() -> Theme {
    let color = |color| Style::new().fg(color);
    Theme {
        focus: color(Color::Blue),
        person: color(Color::Blue),
        time: color(Color::Magenta),
        quote: Style::new(),
        bar: color(Color::Green),
        current: color(Color::White).bg(Color::Blue),
        related: color(Color::Red).add_modifier(Modifier::BOLD),
        pinned: color(Color::Red).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        hit: color(Color::Black).bg(Color::Yellow),
        key: color(Color::Blue).add_modifier(Modifier::BOLD),
        plain: false,
        ..mono()
    }
}
