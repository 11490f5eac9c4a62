//! Latin letters with marks, as the letters of ASCII that they are based on.

use std::borrow::Cow;

/// The small letters, by their ASCII form.
const LETTERS: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("ij", "ĳ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
];

/// Replaces Latin letters with marks by those of ASCII: `ete` for `été`. Other characters are unchanged.
pub(super) fn plain(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let mut plain = String::with_capacity(name.len());
    for character in name.chars() {
        // Marks of decomposed letters: the letter itself is in ASCII.
        if ('\u{300}'..='\u{36f}').contains(&character) {
            continue;
        }
        let mut small = character.to_lowercase();
        let letters = match (small.next(), small.next()) {
            (Some(small), None) => of_small(small),
            _ => None,
        };
        match letters {
            Some(letters) if character.is_uppercase() => plain.push_str(&letters.to_uppercase()),
            Some(letters) => plain.push_str(letters),
            None => plain.push(character),
        }
    }
    Cow::Owned(plain)
}

fn of_small(small: char) -> Option<&'static str> {
    let row = LETTERS.iter().find(|(_, marked)| marked.contains(small));
    row.map(|(letters, _)| *letters)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_are_removed() {
        for (name, expected) in [
            ("été", "ete"),
            ("e\u{301}te\u{301}", "ete"),
            ("Größe", "Grosse"),
            ("ŁÓDŹ", "LODZ"),
            ("Điện thoại", "Dien thoai"),
            ("名前", "名前"),
            ("plain_name", "plain_name"),
        ] {
            assert_eq!(plain(name), expected);
        }
    }
}
