//! Control characters, shown as pictures of themselves: what strangers wrote never reaches a terminal as a command.

/// Control characters as pictures, white space as spaces.
pub fn clean(text: &str) -> String {
    text.chars().map(picture).collect()
}

/// As [`clean`], with tabs and ends of lines kept.
pub fn clean_lines(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { picture(c) }).collect()
}

/// The picture of a control character, a space for white space, every other character itself.
fn picture(c: char) -> char {
    match c {
        _ if c.is_whitespace() => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('·'),
        '\x7f' => '␡',
        _ if is_control(c) => '·',
        _ => c,
    }
}

/// Whether a terminal may obey a character: control characters, and marks that turn the direction of the text.
pub const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
