//! Breaks the code of an example into lines, like rustfmt.

/// The most columns of a line: more do not fit into a page of rustdoc.
const WIDTH: usize = 88;

/// Code that is written in one line if it fits, or else with a line for each item.
#[derive(Debug, Clone)]
pub(super) struct Code {
    open: String,
    items: Vec<Code>,
    close: String,
}

impl Code {
    /// Creates code that stays in one line.
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::list(text, Vec::new(), "")
    }

    /// Creates a list with separators: `open`, items, `close`.
    pub(super) fn list(open: impl Into<String>, items: Vec<Self>, close: &str) -> Self {
        Self {
            open: open.into(),
            items,
            close: close.to_owned(),
        }
    }

    /// Creates the literal of a struct.
    pub(super) fn braced(name: &str, fields: Vec<Self>) -> Self {
        Self::list(format!("{name} {{ "), fields, " }")
    }

    /// Returns the code after a text, as its own first part.
    pub(super) fn prefixed(mut self, text: &str) -> Self {
        self.open.insert_str(0, text);
        self
    }

    /// Returns the code before a text, as its own last part.
    pub(super) fn suffixed(mut self, text: &str) -> Self {
        self.close.push_str(text);
        self
    }

    /// Writes the code as a statement.
    pub(super) fn statement(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0, 0);
        out
    }

    /// Returns the number of columns in one line.
    fn width(&self) -> usize {
        let items: usize = self.items.iter().map(|item| item.width() + 2).sum();
        self.open.chars().count() + items.saturating_sub(2) + self.close.chars().count()
    }

    /// Returns the number of columns of the first line, if the brackets of sole arguments are on it.
    fn head(&self) -> usize {
        let open = self.open.trim_end().chars().count();
        match self.items.as_slice() {
            [only] if !only.items.is_empty() => open + only.head(),
            _ => open,
        }
    }

    /// Writes the code at the end of a line, which is followed by `after` more columns.
    fn write(&self, out: &mut String, indent: usize, after: usize) {
        let column = out.chars().rev().take_while(|c| *c != '\n').count();
        if self.items.is_empty() || column + self.width() + after <= WIDTH {
            self.write_flat(out);
            return;
        }
        out.push_str(self.open.trim_end());
        let close = self.close.trim_start();
        if let [only] = self.items.as_slice()
            && !only.items.is_empty()
            && column + self.head() <= WIDTH
        {
            // The brackets of a sole argument are on the lines of the call's.
            only.write(out, indent, 0);
        } else {
            for item in &self.items {
                out.push('\n');
                out.push_str(&" ".repeat(indent + 4));
                item.write(out, indent + 4, 1);
                out.push(',');
            }
            out.push('\n');
            out.push_str(&" ".repeat(indent));
        }
        out.push_str(close);
    }

    fn write_flat(&self, out: &mut String) {
        out.push_str(&self.open);
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            item.write_flat(out);
        }
        out.push_str(&self.close);
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    fn call(arguments: Vec<Code>) -> Code {
        Code::list("f(", arguments, ");")
    }

    #[test]
    fn code_that_fits_is_one_line() {
        let fields = vec![Code::atom("a: 1"), Code::atom("b: 2")];
        let code = call(vec![Code::braced("Fields", fields), Code::atom("3")]);
        assert_eq!(code.statement(), "f(Fields { a: 1, b: 2 }, 3);");
    }

    #[test]
    fn longer_code_has_a_line_for_each_item() {
        let long = format!("{:?}", "x".repeat(60));
        let fields = vec![
            Code::atom(long.clone()).prefixed("a: "),
            Code::atom("b: 2"),
            Code::list("[", vec![Code::atom(long.clone()), Code::atom("2")], "]").prefixed("c: "),
        ];
        let inner = Code::list("New::new(", vec![Code::braced("Fields", fields)], ")");
        let expected =
            format!("f(New::new(Fields {{\n    a: {long},\n    b: 2,\n    c: [{long}, 2],\n}}));");
        assert_eq!(call(vec![inner]).statement(), expected);
    }

    #[test]
    fn brackets_of_a_sole_argument_are_on_their_own_line_if_they_are_too_long() {
        let name = "F".repeat(50);
        let fields = vec![Code::atom("a: 1"), Code::atom("b: 2")];
        let code = Code::list(
            format!("{}(", "f".repeat(40)),
            vec![Code::braced(&name, fields)],
            ");",
        );
        let expected = format!("{}(\n    {name} {{ a: 1, b: 2 }},\n);", "f".repeat(40));
        assert_eq!(code.statement(), expected);
    }
}
