//! QR codes as images.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// The blank modules around a code, as ISO/IEC 18004 requires.
const MARGIN: usize = 4;

/// Draws a QR code as SVG; `None` if the content is too long for one.
pub(crate) fn svg(content: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M).ok()?;
    let width = code.width();
    let mut modules = String::new();
    for (position, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (position % width + MARGIN, position / width + MARGIN);
            // Writing to a string cannot fail.
            let _ = write!(modules, "M{x} {y}h1v1h-1z");
        }
    }
    let size = width + 2 * MARGIN;
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path d="{modules}"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn a_code_is_drawn_unless_it_is_too_long() {
        let image = svg("0002010102").expect("a short code");
        assert!(image.starts_with("<svg "), "{image}");
        // The corner of the first finder pattern.
        assert!(image.contains("M4 4h1v1h-1z"), "{image}");
        assert_eq!(svg(&"1".repeat(10_000)), None);
    }
}
