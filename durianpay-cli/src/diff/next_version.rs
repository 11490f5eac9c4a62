//! Computes the next version.

use super::change::Level;
use semver::Version;

/// Returns the version after `current` for changes of this level.
///
/// Before 1.0, breaking changes increase the second number and all others the third. In 0.0.z,
/// every release may break.
pub(super) fn next_version(current: &Version, level: Level) -> Version {
    let Version {
        major,
        minor,
        patch,
        ..
    } = *current;
    match (major, minor, level) {
        (0, 0, _) | (0, _, Level::Minor | Level::Patch) | (_, _, Level::Patch) => {
            Version::new(major, minor, patch + 1)
        }
        (0, _, Level::Major) | (_, _, Level::Minor) => Version::new(major, minor + 1, 0),
        (_, _, Level::Major) => Version::new(major + 1, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, next_version};
    use semver::Version;

    #[test]
    fn the_next_version() {
        let version = |text| Version::parse(text).expect("the version is valid");
        for (current, level, expected) in [
            ("0.1.4", Level::Patch, "0.1.5"),
            ("0.1.4", Level::Minor, "0.1.5"),
            ("0.1.4", Level::Major, "0.2.0"),
            ("0.0.4", Level::Major, "0.0.5"),
            ("1.2.3", Level::Patch, "1.2.4"),
            ("1.2.3", Level::Minor, "1.3.0"),
            ("1.2.3", Level::Major, "2.0.0"),
            ("1.2.3-alpha.1", Level::Patch, "1.2.4"),
        ] {
            let found = next_version(&version(current), level);
            assert_eq!(found, version(expected), "{current} {level}");
        }
    }
}
