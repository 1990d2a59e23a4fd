//! Every pane and every overlay at three sizes, and every look: the words of the screen, and beneath each row what they look like.

use onrecord::ui::theme::{Look, Theme};
use ratatui::style::Style;

use crate::{drawn_by, opened, press, screen};

/// The screens after the same keys at the three sizes that the layout knows.
fn sizes(keys: &str) -> String {
    [(120, 40), (80, 24), (60, 20)].map(|(width, height)| format!("{width} x {height}\n{}", screen(width, height, keys))).join("\n")
}

macro_rules! at_three_sizes {
    ($($name:ident: $keys:expr;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(sizes($keys)); })*
    };
}

at_three_sizes! {
    the_article: "] q";
    the_people: "g p j enter";
    the_quotes: "g q j j";
    the_timeline: "g t j";
    the_overview: "v";
    the_card: "g q j K";
    the_help: "?";
    the_finder: "e p e l l";
    the_search: "/ q u a y";
    the_commands: ": d a t e";
    the_date: "D 2 0 2";
    the_mentions: "g p g r";
    what_may_follow: "g pause";
}

/// The screen with a line beneath each row that names the style of every cell by a letter; rows in running text alone have none.
fn labelled(theme: &Theme, keys: &str) -> String {
    let mut state = opened(80, 24);
    press(&mut state, keys);
    let buffer = drawn_by(&state, theme);
    let letters: Vec<(Style, char)> = theme
        .texts()
        .iter()
        .map(|&(name, style)| {
            let letter = match name {
                "text" => ' ',
                "quiet" => '.',
                _ => name.chars().next().unwrap(),
            };
            let capital = matches!(name, "current" | "pinned" | "hit");
            (theme.ground.patch(style), if capital { letter.to_ascii_uppercase() } else { letter })
        })
        .collect();
    let look = |style: Style| (style.fg.unwrap_or_default(), style.bg.unwrap_or_default(), style.add_modifier);
    let letter = |style: Style| letters.iter().find(|(other, _)| look(*other) == look(style)).map_or('?', |&(_, letter)| letter);
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        lines.push(cells.clone().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned());
        let labels: String = cells
            .map(|cell| if cell.symbol() == " " && cell.bg == letters[0].0.bg.unwrap_or_default() { ' ' } else { letter(cell.style()) })
            .collect();
        lines.push(labels.trim_end().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

macro_rules! in_every_look {
    ($($name:ident: $theme:expr;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(labelled(&$theme, "g p j enter ] q")); })*
    };
}

in_every_look! {
    in_dark: Theme::new(Look::Dark);
    in_light: Theme::new(Look::Light);
    in_mono: Theme::new(Look::Mono);
    in_ink: Theme::new(Look::Ink);
    in_dusk: Theme::new(Look::Dusk);
    in_paper: Theme::new(Look::Paper);
    in_ascii: Theme::new(Look::Mono).in_ascii();
}
