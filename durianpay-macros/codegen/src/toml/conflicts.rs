//! Merge conflicts that were not resolved.

use super::slip::Slip;
use std::ops::Range;

/// ```text
/// <<<<<<< HEAD
/// retry = "safe"
/// =======
/// retry = "never"
/// >>>>>>> other
/// ```
///
/// Returns a slip for each conflict, and the bytes without which one of its sides is
/// left. A line that is left of a conflict is a slip by itself.
pub(super) fn find(text: &str) -> Vec<(Slip, Vec<Range<usize>>)> {
    let mut found = Vec::new();
    let mut open: Option<Conflict> = None;
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let range = start..start + line.len();
        start = range.end;
        let Some(marker) = marker(line) else {
            continue;
        };
        match (marker, &mut open) {
            (Marker::Ours, None) => open = Some(Conflict::new(number, range)),
            (Marker::Ours, Some(before)) => {
                let next = Conflict::new(number, range);
                found.push(before.left_over());
                open = Some(next);
            }
            (Marker::Base | Marker::Theirs, Some(conflict)) => {
                conflict.other.get_or_insert(range.start);
            }
            (Marker::End, Some(conflict)) => {
                found.push(conflict.slip(number, range));
                open = None;
            }
            (_, None) => found.push(Conflict::new(number, range).left_over()),
        }
    }
    found.extend(open.map(|conflict| conflict.left_over()));
    found
}

#[derive(Debug, Clone, Copy)]
enum Marker {
    Ours,
    Base,
    Theirs,
    End,
}

fn marker(line: &str) -> Option<Marker> {
    let line = line.trim_end();
    let (mark, rest) = line.split_at_checked(7)?;
    let marker = match mark {
        "<<<<<<<" => Marker::Ours,
        "|||||||" => Marker::Base,
        "=======" => Marker::Theirs,
        ">>>>>>>" => Marker::End,
        _ => return None,
    };
    (rest.is_empty() || rest.starts_with(' ')).then_some(marker)
}

#[derive(Debug)]
struct Conflict {
    /// The number of its first line.
    number: usize,
    /// Its first line.
    first: Range<usize>,
    /// The beginning of the line after its first side.
    other: Option<usize>,
}

impl Conflict {
    fn new(number: usize, first: Range<usize>) -> Self {
        Self {
            number,
            first,
            other: None,
        }
    }

    fn slip(&self, last: usize, end: Range<usize>) -> (Slip, Vec<Range<usize>>) {
        let slip = Slip::new(
            self.first.clone(),
            format!(
                "the merge conflict in the lines {} to {last} is not resolved",
                self.number
            ),
        )
        .help("keep one of the two sides, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`");
        let other = self.other.unwrap_or(end.start);
        (slip, vec![self.first.clone(), other..end.end])
    }

    fn left_over(&self) -> (Slip, Vec<Range<usize>>) {
        let slip = Slip::new(
            self.first.clone(),
            format!("the line {} is left from a merge conflict", self.number),
        )
        .help("resolve the conflict, and delete the line");
        (slip, vec![self.first.clone()])
    }
}
