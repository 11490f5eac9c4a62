//! Characters that look like those of TOML, or like none, and are different ones.

/// A character that is mistaken for one of TOML, or overlooked.
pub(super) struct Lookalike {
    pub(super) character: char,
    /// The name with its article, for messages.
    pub(super) name: &'static str,
    /// The text that is meant.
    pub(super) meant: &'static str,
}

/// Returns the entry of a character that is mistaken for one of TOML.
pub(super) fn lookalike(character: char) -> Option<&'static Lookalike> {
    LOOKALIKES
        .iter()
        .find(|lookalike| lookalike.character == character)
}

/// Checks whether a character is used as a quote outside of programs.
pub(super) fn is_typographic_quote(character: char) -> bool {
    lookalike(character).is_some_and(|lookalike| lookalike.meant == "\"")
}

/// All of them: white space, invisible characters, quotes and full-width characters.
static LOOKALIKES: [Lookalike; 58] = [
    of('\u{000b}', "a vertical tab", " "),
    of('\u{000c}', "a form feed", " "),
    of('\u{0085}', "a next-line character", " "),
    of('\u{00a0}', "a non-breaking space", " "),
    of('\u{00ad}', "a soft hyphen", ""),
    of('\u{034f}', "a grapheme joiner", ""),
    of('\u{061c}', "an invisible direction mark", ""),
    of('\u{1680}', "an Ogham space", " "),
    of('\u{180e}', "a vowel separator", ""),
    of('\u{2000}', "an en quad", " "),
    of('\u{2001}', "an em quad", " "),
    of('\u{2002}', "an en space", " "),
    of('\u{2003}', "an em space", " "),
    of('\u{2004}', "a three-per-em space", " "),
    of('\u{2005}', "a four-per-em space", " "),
    of('\u{2006}', "a six-per-em space", " "),
    of('\u{2007}', "a figure space", " "),
    of('\u{2008}', "a punctuation space", " "),
    of('\u{2009}', "a thin space", " "),
    of('\u{200a}', "a hair space", " "),
    of('\u{200b}', "a zero-width space", ""),
    of('\u{200c}', "a zero-width non-joiner", ""),
    of('\u{200d}', "a zero-width joiner", ""),
    of('\u{200e}', "an invisible direction mark", ""),
    of('\u{200f}', "an invisible direction mark", ""),
    of('\u{2028}', "a line separator", "\n"),
    of('\u{2029}', "a paragraph separator", "\n"),
    of('\u{202a}', "an invisible direction mark", ""),
    of('\u{202b}', "an invisible direction mark", ""),
    of('\u{202c}', "an invisible direction mark", ""),
    of('\u{202d}', "an invisible direction mark", ""),
    of('\u{202e}', "an invisible direction mark", ""),
    of('\u{202f}', "a narrow non-breaking space", " "),
    of('\u{205f}', "a mathematical space", " "),
    of('\u{2060}', "a word joiner", ""),
    of('\u{3000}', "an ideographic space", " "),
    of('\u{feff}', "a byte order mark", ""),
    of('\u{2018}', "a typographic quote", "\""),
    of('\u{2019}', "a typographic quote", "\""),
    of('\u{201a}', "a typographic quote", "\""),
    of('\u{201b}', "a typographic quote", "\""),
    of('\u{201c}', "a typographic quote", "\""),
    of('\u{201d}', "a typographic quote", "\""),
    of('\u{201e}', "a typographic quote", "\""),
    of('\u{201f}', "a typographic quote", "\""),
    of('\u{00ab}', "a typographic quote", "\""),
    of('\u{00bb}', "a typographic quote", "\""),
    of('`', "a backtick", "\""),
    of('\u{00b4}', "an acute accent", "\""),
    of('\u{ff02}', "a full-width quote", "\""),
    of('\u{ff07}', "a full-width quote", "\""),
    of('\u{ff1d}', "a full-width equals sign", "="),
    of('\u{ff0c}', "a full-width comma", ","),
    of('\u{ff1a}', "a full-width colon", "="),
    of('\u{ff3b}', "a full-width bracket", "["),
    of('\u{ff3d}', "a full-width bracket", "]"),
    of('\u{ff5b}', "a full-width brace", "{"),
    of('\u{ff5d}', "a full-width brace", "}"),
];

const fn of(character: char, name: &'static str, meant: &'static str) -> Lookalike {
    Lookalike {
        character,
        name,
        meant,
    }
}
