//! The dependencies of the client without its default features.

use std::process::Command;

/// Crates that must be absent: HTTP stacks, runtimes, sockets, threads, and the system's
/// randomness.
const ABSENT: [&str; 9] = [
    "getrandom",
    "http-body",
    "hyper",
    "mio",
    "reqwest",
    "ring",
    "rustls",
    "socket2",
    "tokio",
];

/// Finds the names of the crates that a program links if it uses the client with these features.
fn dependencies(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "durianpay-client", "--edges", "normal"])
        .args(["--prefix", "none", "--offline", "--locked"])
        .args(arguments)
        .current_dir(super::repository())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let tree = String::from_utf8(output.stdout).unwrap();
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn without_default_features_the_client_depends_on_no_http_stack_and_no_runtime() {
    for features in ["", "orders", "webhooks", "futures"] {
        let found = dependencies(&["--no-default-features", "--features", features]);
        assert!(found.iter().any(|name| name == "http"), "{found:?}");
        for absent in ABSENT {
            assert!(
                !found.iter().any(|name| name == absent),
                "{features}: {absent}"
            );
        }
    }
    // With the default features, all of them are found. So the list detects them.
    let found = dependencies(&[]);
    for absent in ABSENT {
        assert!(found.iter().any(|name| name == absent), "{absent}");
    }
}

/// The crates of each TLS library.
const LIBRARIES: [(&str, &str); 3] = [
    ("rustls-ring", "ring"),
    ("rustls-aws-lc-rs", "aws-lc-rs"),
    ("native-tls", "native-tls"),
];

#[test]
fn a_build_contains_only_the_tls_library_that_was_chosen() {
    let contains = |found: &[String], name: &str| found.iter().any(|one| one == name);
    for (feature, _) in LIBRARIES {
        // Signatures come from the same library.
        let features = match feature {
            "native-tls" => "orders,native-tls",
            "rustls-ring" => "orders,snap,rustls-ring",
            _ => "orders,snap,rustls-aws-lc-rs",
        };
        let found = dependencies(&["--no-default-features", "--features", features]);
        for (other, library) in LIBRARIES {
            assert_eq!(
                contains(&found, library),
                other == feature,
                "{feature}: {library}"
            );
        }
    }
    let by_default = dependencies(&["--features", "snap"]);
    for (feature, library) in LIBRARIES {
        let expected = feature == "rustls-ring";
        assert_eq!(contains(&by_default, library), expected, "{library}");
    }
    let without_tls = dependencies(&["--no-default-features", "--features", "orders,reqwest"]);
    for library in ["ring", "aws-lc-rs", "native-tls", "rustls"] {
        assert!(!contains(&without_tls, library), "{library}");
    }
}
