//! The keymap: one table, from which keys, help, key line and command palette are made, so that they cannot drift apart.

use super::action::{Action, Copy, Pane, Walk};

/// A key sequence (keys parted by a space) with what it does.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Key sequences that do the same, parted by two spaces.
    pub keys: &'static str,
    /// What they do.
    pub action: Action,
    /// In a few words, for help and palette.
    pub title: &'static str,
    /// Group in help.
    pub group: &'static str,
}

const fn bind(group: &'static str, keys: &'static str, action: Action, title: &'static str) -> Binding {
    Binding { keys, action, title, group }
}

/// All bindings, in the order that help shows them.
pub const KEYMAP: &[Binding] = &[
    bind("Move", "j  down", Action::Move(1), "down"),
    bind("Move", "k  up", Action::Move(-1), "up"),
    bind("Move", "ctrl-d", Action::Half(1), "half a screen down"),
    bind("Move", "ctrl-u", Action::Half(-1), "half a screen up"),
    bind("Move", "space  ctrl-f  pagedown", Action::Page(1), "a screen down"),
    bind("Move", "ctrl-b  pageup", Action::Page(-1), "a screen up"),
    bind("Move", "g g  home", Action::Top, "to the top"),
    bind("Move", "G  end", Action::Bottom, "to the bottom"),
    bind("Move", "}", Action::Walk(Walk::Paragraphs, 1), "next paragraph"),
    bind("Move", "{", Action::Walk(Walk::Paragraphs, -1), "previous paragraph"),
    bind("Move", "z t", Action::Place(0), "this row to the top"),
    bind("Move", "z z", Action::Place(1), "this row to the middle"),
    bind("Move", "z b", Action::Place(2), "this row to the bottom"),
    bind("Walk", "] q", Action::Walk(Walk::Quotes, 1), "next quote"),
    bind("Walk", "[ q", Action::Walk(Walk::Quotes, -1), "previous quote"),
    bind("Walk", "] m", Action::Walk(Walk::Mentions, 1), "next mention"),
    bind("Walk", "[ m", Action::Walk(Walk::Mentions, -1), "previous mention"),
    bind("Walk", "] d", Action::Walk(Walk::Dates, 1), "next date"),
    bind("Walk", "[ d", Action::Walk(Walk::Dates, -1), "previous date"),
    bind("Walk", "] p", Action::Walk(Walk::Paragraphs, 1), "next paragraph"),
    bind("Walk", "[ p", Action::Walk(Walk::Paragraphs, -1), "previous paragraph"),
    bind("Walk", "g d", Action::Introduce, "to the first mention"),
    bind("Walk", "ctrl-o", Action::Back, "back"),
    bind("Walk", "ctrl-i", Action::Forward, "forward"),
    bind("Panes", "tab  ctrl-w l", Action::Turn(1), "next pane"),
    bind("Panes", "shift-tab  ctrl-w h", Action::Turn(-1), "previous pane"),
    bind("Panes", "g a", Action::Focus(Pane::Article), "article"),
    bind("Panes", "g p", Action::Focus(Pane::People), "people"),
    bind("Panes", "g q", Action::Focus(Pane::Quotes), "quotes"),
    bind("Panes", "g t", Action::Focus(Pane::Timeline), "timeline"),
    bind("Panes", "o", Action::Cycle, "people, organisations, places"),
    bind("Panes", "v", Action::Overview, "overview"),
    bind("Panes", "+", Action::Zoom, "this pane alone"),
    bind("Panes", "_", Action::Restore, "all panes"),
    bind("Link", "enter", Action::Pin, "pin"),
    bind("Link", "esc", Action::Escape, "unpin, close"),
    bind("Link", "K", Action::Why, "why"),
    bind("Search", "e", Action::Find, "find"),
    bind("Search", "/", Action::Search, "search"),
    bind("Search", "n", Action::Hit(1), "next hit"),
    bind("Search", "N", Action::Hit(-1), "previous hit"),
    bind("Search", "*", Action::SearchCurrent, "search this name"),
    bind("Search", "&", Action::Filter, "filter this list"),
    bind("Take", "y y", Action::Copy(Copy::Attributed), "copy with attribution"),
    bind("Take", "y t", Action::Copy(Copy::Text), "copy the words"),
    bind("Take", "y l", Action::Copy(Copy::Json), "copy as JSON"),
    bind("Take", "p", Action::Print, "print on exit"),
    bind("Take", "D", Action::Date, "set the date"),
    bind("Program", ":", Action::Command, "command"),
    bind("Program", "?  f1", Action::Help, "help"),
    bind("Program", "ctrl-l", Action::Redraw, "draw anew"),
    bind("Program", "q", Action::Quit, "quit"),
];

/// What a key sequence comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It is bound.
    Found(Action),
    /// It begins a longer one.
    Begins,
    /// Nothing.
    Unknown,
}

/// Looks up the keys pressed so far.
pub fn lookup(pressed: &[String]) -> Match {
    let typed = pressed.join(" ");
    let mut begins = false;
    for binding in KEYMAP {
        for keys in binding.keys.split("  ") {
            if keys == typed {
                return Match::Found(binding.action);
            }
            begins |= keys.strip_prefix(&typed).is_some_and(|rest| rest.starts_with(' '));
        }
    }
    if begins { Match::Begins } else { Match::Unknown }
}

/// The first key of an action as it is written on the screen: `]q`.
pub fn shown(keys: &str) -> String {
    keys.split("  ").next().unwrap_or_default().split(' ').map(|key| key.replace("ctrl-", "^")).collect()
}
