//! Bar charts, as SVG for light and dark pages.

use std::fmt::Write as _;

/// Bars that are compared, with a scale of their own.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) bars: Vec<Bar>,
}

pub(super) struct Bar {
    pub(super) label: String,
    pub(super) value: f64,
    /// Whether it is a subject of this repository.
    pub(super) is_own: bool,
}

const WIDTH: usize = 720;
const LABELS: usize = 180;
const VALUES: usize = 80;
const ROW: usize = 22;
const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}\
                     .own{fill:#0969da}.other{fill:#8c959f}\
                     @media(prefers-color-scheme:dark){text{fill:#e6edf3}.own{fill:#4493f8}.other{fill:#6e7681}}";

/// Renders groups of bars. The longest bar of each group has the full width.
pub(super) fn render(title: &str, unit: &str, groups: &[Group]) -> String {
    let mut rows = String::new();
    let mut top = 0;
    for group in groups {
        let _ = writeln!(
            rows,
            "<text class=\"title\" x=\"0\" y=\"{}\">{}</text>",
            top + 16,
            escape(&group.title)
        );
        top += ROW;
        let longest = group.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        for bar in &group.bars {
            let width = width(bar.value, longest);
            let class = if bar.is_own { "own" } else { "other" };
            let middle = top + 15;
            let _ = writeln!(
                rows,
                "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{}</text>\
                 <rect class=\"{class}\" x=\"{LABELS}\" y=\"{}\" width=\"{width}\" height=\"14\" rx=\"2\"/>\
                 <text x=\"{}\" y=\"{middle}\">{:.2} {unit}</text>",
                LABELS - 8,
                escape(&bar.label),
                top + 4,
                LABELS + width + 6,
                bar.value,
            );
            top += ROW;
        }
        top += ROW / 2;
    }
    let title = escape(title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{top}\" viewBox=\"0 0 {WIDTH} {top}\" \
         role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n<style>{STYLE}</style>\n{rows}</svg>\n"
    )
}

/// Returns the width of a bar in pixels, which is at least one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels"
)]
fn width(value: f64, longest: f64) -> usize {
    let most = (WIDTH - LABELS - VALUES) as f64;
    (value / longest * most).round().max(1.0) as usize
}

fn escape(text: &str) -> String {
    let text = text.replace('`', "");
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_of_a_group_has_the_full_width() {
        let bar = |label: &str, value| Bar {
            label: label.to_owned(),
            value,
            is_own: label == "own",
        };
        let group = |title: &str, bars| Group {
            title: title.to_owned(),
            bars,
        };
        let chart = render(
            "times of `a` & b",
            "s",
            &[
                group("one", vec![bar("own", 1.0), bar("<other>", 4.0)]),
                group("two", vec![bar("own", 0.0), bar("other", 0.5)]),
            ],
        );
        let widths = chart.split(" width=\"").skip(2);
        let widths: Vec<&str> = widths.filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(widths, ["115", "460", "1", "460"]);
        assert!(
            chart.contains("<title>times of a &amp; b</title>"),
            "{chart}"
        );
        assert!(chart.contains(">&lt;other></text>"), "{chart}");
    }
}
