//! View: the state drawn. Takes `&State`, changes nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::{Block, BorderType, Paragraph, Wrap};

use super::action::{Action, Pane};
use super::here;
use super::keymap;
use super::overlays;
use super::panes;
use super::state::{Overlay, PromptKind, State};
use super::status;
use super::theme::Theme;
use super::wrap;
use crate::story::Progress;

/// From this height on there is room for the strip.
const TALL: u16 = 32;

/// Where everything stands on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The panes that can be seen.
    pub panes: [Option<Rect>; 4],
    /// Title, publication, date, counts.
    pub header: Rect,
    /// Where somebody occurs along the whole article, on tall screens.
    pub strip: Option<Rect>,
    /// The current item in a line.
    pub status: Rect,
    /// The keys that do something here.
    pub keys: Rect,
    /// One pane at a time, with a tab line for a header.
    pub single: bool,
}

impl Layout {
    /// The place of a pane.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        self.panes[pane as usize]
    }
}

/// Whether the screen is too small for anything.
pub fn too_small(area: Rect) -> bool {
    area.width < 40 || area.height < 10
}

/// The layout for the state's screen: article left, lists stacked right; one pane alone below 70 columns or 18 rows, or when zoomed.
pub fn layout(state: &State) -> Layout {
    let area = state.area;
    let line = |y: u16| Rect { x: area.x, y: area.y + y.min(area.height.saturating_sub(1)), width: area.width, height: 1.min(area.height) };
    let (header, status, keys) = (line(0), line(area.height.saturating_sub(2)), line(area.height.saturating_sub(1)));
    let single = area.width < 70 || area.height < 18;
    let below = if single || state.zoomed || area.height < TALL { 0 } else { panes::STRIP };
    let strip = Some(Rect { height: below, ..line(area.height.saturating_sub(2 + below)) }).filter(|_| below > 0);
    let body = Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(3 + below), ..area };
    let mut panes = [None; 4];
    if single || state.zoomed {
        panes[state.focus as usize] = Some(body);
    } else {
        let left = article_width(state);
        let side = Rect { x: body.x + left, width: body.width - left, ..body };
        panes[0] = Some(Rect { width: left, ..body });
        let mut y = side.y;
        for (pane, height) in panes[1..].iter_mut().zip(heights(state, side.height)) {
            *pane = Some(Rect { y, height, ..side });
            y += height;
        }
    }
    Layout { panes, header, strip, status, keys, single }
}

/// A share in thousandths of some rows or columns.
fn part(whole: u16, share: u16) -> u16 {
    ((u32::from(whole) * u32::from(share) + 500) / 1_000) as u16
}

/// Rows of the three lists: a third for each, but what one does not need goes to those below it. Counted from all findings, so that nothing moves
/// when the lists are filtered. Where the reader has drawn the borders, they stand where they were drawn, with a row left for every list.
fn heights(state: &State, rows: u16) -> [u16; 3] {
    let story = &state.story;
    let needed = |entries: usize| if state.analysed { (entries.min(1_000) as u16 + 2).max(5) } else { u16::MAX };
    let drawn = |share: Option<u16>, most: u16| share.map(|share| part(rows, share).clamp(3, most.max(3)));
    let people = needed(story.people.len().max(story.organisations.len()).max(story.places.len())).min(rows / 3);
    let people = drawn(state.split.people, rows.saturating_sub(6)).unwrap_or(people);
    let quotes = needed(story.quotes.len()).min((rows - people) / 2);
    let quotes = drawn(state.split.quotes, rows.saturating_sub(people + 3)).unwrap_or(quotes);
    [people, quotes, rows - people - quotes]
}

/// Columns of the article's pane beside the lists, which want 44 of their own and never need more than 74.
fn article_width(state: &State) -> u16 {
    let width = state.area.width;
    let drawn = state.split.article.map(|share| part(width, share).clamp(24, width.saturating_sub(24).max(24)));
    drawn.unwrap_or_else(|| width - if width < 100 { width * 9 / 20 } else { (width * 2 / 5).clamp(44, 74) })
}

/// Columns of running text.
pub fn text_columns(state: &State) -> usize {
    let Rect { width, height, .. } = state.area;
    let pane = if width < 70 || height < 18 || state.zoomed { width } else { article_width(state) };
    usize::from(panes::words(Rect { width: pane, ..state.area }).width).max(1)
}

/// Draws everything.
pub fn view(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    if too_small(state.area) {
        frame.render_widget(Paragraph::new("too small: 40 × 10 at least (q quits)").wrap(Wrap::default()), state.area);
        theme.finish(frame.buffer_mut(), Rect::ZERO);
        return;
    }
    if let Some(welcome) = &state.welcome {
        overlays::welcome::draw(state, theme, welcome, frame);
        overlays::draw(state, theme, frame);
        theme.finish(frame.buffer_mut(), Rect::ZERO);
        return;
    }
    let layout = layout(state);
    header(state, theme, &layout, frame);
    for pane in Pane::ALL {
        if let Some(area) = layout.pane(pane) {
            panes::draw(state, theme, pane, area, frame);
        }
    }
    if let Some(area) = layout.strip {
        panes::strip(state, theme, area, frame);
    }
    frame.render_widget(Paragraph::new(panes::fit(&status::line(state), layout.status.width.into())).style(theme.text), layout.status);
    frame.render_widget(Paragraph::new(keys(state, theme)), layout.keys);
    overlays::draw(state, theme, frame);
    let words = layout.pane(Pane::Article).filter(|_| matches!(state.overlay, Overlay::None)).map_or(Rect::ZERO, panes::words);
    theme.finish(frame.buffer_mut(), words);
}

/// The border of a pane with its name, the keys that focus it, and a note at the bottom right.
pub fn frame_of<'a>(state: &State, theme: &Theme, pane: Pane, name: &'a str, key: &'a str, note: String) -> Block<'a> {
    let focused = state.focus == pane;
    let (kind, style) = if focused { (BorderType::Thick, theme.focus) } else { (BorderType::Plain, theme.quiet) };
    let title = Line::from(vec![
        Piece::styled(format!(" {name} "), if focused { theme.focus } else { theme.title }),
        Piece::styled(format!("{key} "), theme.quiet),
    ]);
    Block::bordered().border_type(kind).border_style(style).title(title).title_bottom(Line::styled(note, theme.quiet).right_aligned())
}

/// Names of the panes in the tab line.
const TABS: [&str; 4] = ["Article", "People", "Quotes", "Timeline"];

/// The pane whose tab stands at a column.
pub fn tab_at(column: u16) -> Option<Pane> {
    let mut end = 0;
    Pane::ALL.into_iter().zip(TABS).find_map(|(pane, name)| {
        end += name.len() + 3;
        (usize::from(column) + 1 < end).then_some(pane)
    })
}

/// Which of several articles is open.
fn place(state: &State) -> Option<String> {
    let all = state.shelf.articles.len();
    (all > 1).then(|| format!("{}/{all}", state.shelf.at + 1))
}

fn header(state: &State, theme: &Theme, layout: &Layout, frame: &mut Frame<'_>) {
    let story = &state.story;
    if layout.single {
        let tab = |(pane, name): (Pane, &str)| {
            let style = if pane == state.focus { theme.current } else { theme.quiet };
            [Piece::styled(format!(" {name} "), style), Piece::raw(" ")]
        };
        let line: Line<'_> = Pane::ALL.into_iter().zip(TABS).flat_map(tab).collect();
        let room = usize::from(layout.header.width).saturating_sub(line.width());
        let place = place(state).map(|place| format!("{place} ")).filter(|place| place.len() <= room);
        frame.render_widget(Paragraph::new(line), layout.header);
        if let Some(place) = place {
            frame.render_widget(Paragraph::new(Line::styled(place, theme.quiet).right_aligned()), layout.header);
        }
        return;
    }
    let article = &story.article;
    let file = article.source.rsplit(['/', '\\']).next().unwrap_or_default();
    let title = panes::tidy(article.title.as_deref().unwrap_or(file));
    // While the article is being read, it is not known whether it tells its date.
    let unknown = || if state.progress.is_some() { "date: not yet read" } else { "no date: D to set" }.to_owned();
    let published = story.anchor.as_ref().map(|anchor| anchor.date);
    let date = published.map_or_else(unknown, |day| day.to_string());
    let counts = if let Some(Progress { stage, done }) = state.progress {
        let done = usize::from(done) / 10;
        format!("{}{} {}", "█".repeat(done), "░".repeat(10 - done), stage.title())
    } else if state.analysed {
        [(story.people.len(), "person", "people"), (story.quotes.len(), "quote", "quotes"), (story.events.len(), "event", "events")]
            .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
            .join(" · ")
    } else {
        "not analysed".into()
    };
    let publication = article.publication.as_deref().map(panes::tidy);
    let modified = article.modified.filter(|&day| Some(day) != published).map(|day| format!("modified {day}"));
    let told = |modified: Option<String>| {
        publication.iter().cloned().chain([date.clone()]).chain(modified).chain([counts.clone()]).collect::<Vec<_>>().join(" · ")
    };
    // The title comes before the counts, and before the publication, where there is no room for all of them.
    let needed = wrap::columns(&title).min(40) + 4;
    let fits = |right: &String| wrap::columns(right) + needed <= usize::from(layout.header.width);
    let right = [told(modified), told(None), format!("{date} · {counts}")].into_iter().find(fits).unwrap_or(date);
    let right = format!(" {right} ");
    let room = usize::from(layout.header.width).saturating_sub(wrap::columns(&right) + 1);
    let place = place(state).map(|place| format!(" {place} ")).unwrap_or_default();
    let left = panes::fit(&format!(" {title}"), room.saturating_sub(place.len()));
    let gap = room.saturating_sub(place.len() + wrap::columns(&left));
    let line = Line::from(vec![
        Piece::styled(place, theme.quiet),
        Piece::styled(left, theme.title),
        Piece::raw(" ".repeat(gap)),
        Piece::styled(right, theme.quiet),
    ]);
    frame.render_widget(Paragraph::new(line), layout.header);
}

/// Columns that help and quit take in the key line.
const LEAVING: usize = " ? help  q quit ".len();

/// The keys that do something here, as many as there is room for.
fn keys(state: &State, theme: &Theme) -> Line<'static> {
    match &state.overlay {
        Overlay::Prompt(prompt) if prompt.kind == PromptKind::Filter => {
            return Line::styled(" Enter keeps it · Esc shows all", theme.quiet);
        }
        Overlay::Prompt(prompt) if prompt.choices.is_empty() => return Line::styled(" Enter goes · Esc returns", theme.quiet),
        Overlay::Prompt(_) => return Line::styled(" Enter goes · Esc returns · ^n ^p or arrows choose", theme.quiet),
        Overlay::Overview(_) => return Line::styled(" j k scroll · Esc closes · ? help", theme.quiet),
        Overlay::None | Overlay::Why(_) => {}
    }
    let begun = state.count.map(|count| count.to_string()).unwrap_or_default() + &keymap::shown(&state.pressed.join(" "));
    let mut pieces = Vec::new();
    let mut kept = LEAVING;
    let mut room = usize::from(state.area.width).saturating_sub(begun.chars().count() + 2);
    for action in here::offered(state) {
        let binding = state.keymap.bindings.iter().find(|(binding, _)| binding.action == action);
        let Some((binding, key)) = binding.zip(state.keymap.keys(action)) else { continue };
        let title = binding.0.title.split(',').next().unwrap_or_default();
        let width = key.chars().count() + title.chars().count() + 3;
        // Help and the way out are never crowded out.
        let leaving = matches!(action, Action::Help | Action::Quit);
        if width > if leaving { room } else { room.saturating_sub(kept) } {
            continue;
        }
        kept -= if leaving { width.min(kept) } else { 0 };
        room -= width;
        pieces.extend([Piece::styled(format!(" {key} "), theme.key), Piece::styled(format!("{title} "), theme.quiet)]);
    }
    pieces.extend([Piece::raw(" ".repeat(room + 1)), Piece::styled(begun, theme.key)]);
    Line::from(pieces)
}
