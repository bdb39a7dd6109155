//! Letters.

/// Control letters, and those nobody sees or that turn the direction of what follows: in no name, no line and no tag.
/// Joiners are none of them: scripts and emoji need them.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            // Marks of direction, and what turns it.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Nothing at all, in several widths: Unicode's Default_Ignorable_Code_Point without joiners, hyphens and
            // what chooses between pictures.
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
            // Ends of lines and paragraphs.
            | '\u{2028}' | '\u{2029}'
        )
}

#[cfg(test)]
mod tests {
    use super::is_unseen;

    #[test]
    fn what_nobody_sees_is_told_from_what_scripts_need() {
        let unseen = "\0\n\u{61c}\u{200b}\u{202e}\u{2028}\u{2060}\u{2064}\u{2067}\u{3164}\u{feff}\u{e0041}";
        for letter in unseen.chars() {
            assert!(is_unseen(letter), "{}", letter.escape_unicode());
        }
        // Persian and Devanagari join and part their letters, families and hearts are joined and coloured.
        for letter in "Nora می\u{200c}خواهم क्\u{200d}ष 👩\u{200d}👧 ❤\u{fe0f} 초코 ノラ".chars()
        {
            assert!(!is_unseen(letter), "{}", letter.escape_unicode());
        }
    }
}
