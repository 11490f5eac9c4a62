//! The page `docs/faults.md`.

use super::row::{End, Proof, Reported, Row, Seen};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const INTRODUCTION: &str = "\
# Faults

Written by the tests of `tests/wire/faults` from what they measured: do not edit, run
`UPDATE_FAULTS=1 cargo test -p durianpay-tests --test wire faults`.

What a call comes to when something goes wrong, with default settings but for the limit that a row waits out. Five calls
meet each fault, on a server that does just that to a connection: `orders.create`, `payments.charge` and
`refunds.create`, which nothing protects (retry class `never`) and which came to the same in every row;
`disbursements.submit`, which a key protects (`keyed`); and `orders.get` (`safe`).

An entry is the [kind](https://docs.rs/durianpay-client/latest/durianpay_client/enum.ErrorKind.html) of the error, what
the call may have done, and how many attempts were made. All of them arrived whole at the server, or none where it says
so. No row sends a call of the class `never` twice once a byte of it may have arrived.

";

pub(crate) fn render(rows: &[Row], measured: &BTreeMap<&str, Reported>) -> String {
    let mut page = INTRODUCTION.to_owned();
    page.push_str(
        "## Measured\n\n| # | What happens | `never` | `keyed` | `safe` |\n|---|---|---|---|---|\n",
    );
    for row in rows {
        if let Proof::Measured { .. } = row.proof {
            let Reported { never, keyed, safe } = measured[row.id];
            let [never, keyed, safe] = [never, keyed, safe].map(entry);
            let Row { id, fault, .. } = row;
            let _ = writeln!(page, "| {id} | {fault} | {never} | {keyed} | {safe} |");
        }
    }
    page.push_str("\n## Shown by tests of their own\n\n| # | What happens | What it comes to | Tests |\n|---|---|---|---|\n");
    for row in rows {
        if let Proof::Shown { tests, comes_to } = row.proof {
            let names: Vec<_> = tests.iter().map(|test| format!("`{test}`")).collect();
            let names = if names.is_empty() {
                "none yet".to_owned()
            } else {
                names.join(", ")
            };
            let Row { id, fault, .. } = row;
            let _ = writeln!(page, "| {id} | {fault} | {comes_to} | {names} |");
        }
    }
    page.push_str("\n## Cannot happen\n\n| # | What | Why not |\n|---|---|---|\n");
    for row in rows {
        if let Proof::CannotHappen(reason) = row.proof {
            let Row { id, fault, .. } = row;
            let _ = writeln!(page, "| {id} | {fault} | {reason} |");
        }
    }
    page.push_str(include_str!("mutants.md"));
    page
}

fn entry(seen: Seen) -> String {
    let Seen {
        end,
        attempts,
        arrived,
    } = seen;
    let times = match attempts {
        1 => "1 attempt".to_owned(),
        _ => format!("{attempts} attempts"),
    };
    let arrived = match arrived {
        0 => ", none arrived".to_owned(),
        _ if usize::try_from(attempts) == Ok(arrived) => String::new(),
        _ => format!(", {arrived} arrived"),
    };
    match end {
        End::Done => format!("done, {times}{arrived}"),
        End::Failed(kind, outcome) => format!("`{kind:?}`, `{outcome:?}`, {times}{arrived}"),
    }
}
