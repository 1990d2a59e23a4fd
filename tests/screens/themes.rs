//! Themes: what has colours of its own can be read, what has none says as much.

use onrecord::ui::theme::{Look, Theme};
use ratatui::style::{Color, Style};

use crate::{drawn_by, opened, press};

/// Relative luminance of a colour (WCAG 2.2).
fn luminance(color: Color) -> f64 {
    let Color::Rgb(red, green, blue) = color else { panic!("{color:?} is the terminal's") };
    let part = |byte: u8| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

fn contrast(style: Style, ground: Style) -> f64 {
    let over = ground.patch(style);
    let (one, other) = (luminance(over.fg.unwrap()), luminance(over.bg.unwrap()));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_of_a_theme_with_its_own_colours_can_be_read() {
    assert!((contrast(Style::new().fg(Color::Rgb(0, 0, 0)), Style::new().bg(Color::Rgb(255, 255, 255))) - 21.0).abs() < 1e-6);
    for look in [Look::Ink, Look::Dusk, Look::Paper] {
        let theme = Theme::new(look);
        for (name, style) in theme.texts() {
            let contrast = contrast(style, theme.ground);
            assert!(contrast >= 4.5, "{look:?}, {name}: {contrast:.2}");
        }
    }
}

#[test]
fn a_theme_with_its_own_colours_covers_the_whole_screen() {
    let mut state = opened(120, 40);
    press(&mut state, "?");
    let buffer = drawn_by(&state, &Theme::new(Look::Paper));
    assert!(buffer.content.iter().all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset));
}

#[test]
fn without_colour_nothing_is_coloured() {
    let mut state = opened(120, 40);
    for keys in ["", "g p j enter", "g q j K", "esc ?", "esc e p"] {
        press(&mut state, keys);
        let buffer = drawn_by(&state, &Theme::new(Look::Mono));
        assert!(buffer.content.iter().all(|cell| cell.bg == Color::Reset && cell.fg == Color::Reset), "after {keys}");
    }
}

#[test]
fn marks_around_a_name_take_no_letter_and_no_space_away() {
    for width in [72, 80, 96, 120] {
        let mut state = opened(width, 40);
        press(&mut state, "g p j enter");
        let buffer = drawn_by(&state, &Theme::new(Look::Mono));
        let screen: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(screen.contains("»Rowan Pell«") || width == 80, "there is room for the marks, at {width}");
        let screen = screen.replace(['»', '«'], "");
        for row in &state.rows {
            let words = row.words(&state.story.article);
            assert!(screen.contains(words), "{width}: {words}");
        }
    }
}

#[test]
fn in_ascii_every_mark_is_ascii() {
    let mut state = opened(120, 40);
    for keys in ["", "g p j enter", "g q j K", "esc ?", "esc e p"] {
        press(&mut state, keys);
        let buffer = drawn_by(&state, &Theme::new(Look::Mono).in_ascii());
        let marks: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        let others: String = marks.chars().filter(|c| !c.is_ascii() && !"“”".contains(*c)).collect();
        assert_eq!(others, "", "after {keys}");
    }
}
