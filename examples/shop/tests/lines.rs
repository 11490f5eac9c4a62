//! The parts of the shop have a limited number of lines: a part that grows shows that the client
//! became harder to use.

/// A part, its file and the most lines it may have, from its first public function on.
const PARTS: [(&str, &str, usize); 6] = [
    ("checkout", include_str!("../src/checkout.rs"), 35),
    ("webhook", include_str!("../src/webhook.rs"), 25),
    ("refund", include_str!("../src/refund.rs"), 15),
    ("payout", include_str!("../src/payout.rs"), 20),
    ("nightly", include_str!("../src/nightly.rs"), 20),
    ("status", include_str!("../src/orders.rs"), 5),
];

/// The same, of whole files without their imports.
const FILES: [(&str, &str, usize); 2] =
    [("rows", include_str!("../src/rows.rs"), 25), ("errors", include_str!("../src/error.rs"), 41)];

fn is_code(line: &&str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with("//") && !line.starts_with("use ")
}

#[test]
fn no_part_is_longer_than_its_limit() {
    let parts = PARTS.map(|(part, file, most)| {
        let lines = file.lines().skip_while(|line| !line.starts_with("pub async fn"));
        (part, lines.filter(is_code).count(), most)
    });
    let files = FILES.map(|(part, file, most)| (part, file.lines().filter(is_code).count(), most));
    for (part, lines, most) in parts.into_iter().chain(files) {
        assert!(lines <= most, "{part} has {lines} lines, at most {most} are allowed");
    }
}
