//! Aligned columns and wrapped paragraphs, measured as a terminal measures: a Chinese character is two
//! columns wide, a combining mark none.

use console::measure_text_width;

use super::{Output, Span, Style, clean};

/// On which side the blanks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Rows under headings. Where the result goes to a terminal, the last column is cut to fit.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<(&'static str, Align)>,
    rows: Vec<Vec<Span>>,
}

impl Table {
    pub(crate) fn new(columns: &[(&'static str, Align)]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// One row; a cell too few is an empty one.
    pub(crate) fn row<const N: usize>(&mut self, cells: [Span; N]) {
        let cleaned = cells.into_iter().map(|cell| Span::new(cell.style, clean(&cell.text)));
        self.rows.push(cleaned.collect());
    }

    /// Prints it, `indent` blanks from the left.
    pub(crate) fn print(mut self, output: &Output, indent: usize) {
        let heading: Vec<Span> =
            self.columns.iter().map(|(name, _)| Span::new(Style::Faint, *name)).collect();
        self.rows.insert(0, heading);
        self.drop_empty_columns();
        let mut widths: Vec<usize> = (0..self.columns.len())
            .map(|i| self.rows.iter().filter_map(|row| row.get(i)).map(width_of).max().unwrap_or(0))
            .collect();
        if let (Some(terminal), Some((last, before))) = (output.width(), widths.split_last_mut()) {
            let taken = indent + before.iter().map(|width| width + 2).sum::<usize>();
            *last = (*last).min(terminal.saturating_sub(taken).max(12));
        }
        for row in &self.rows {
            output.line(&self.laid_out(row, &widths, indent));
        }
    }

    /// A column nobody has anything to say in is not shown.
    fn drop_empty_columns(&mut self) {
        for i in (0..self.columns.len()).rev() {
            if self.rows.len() > 1
                && self.rows[1..].iter().all(|row| row.get(i).is_none_or(|cell| cell.text.is_empty()))
            {
                self.columns.remove(i);
                self.rows.iter_mut().filter(|row| row.len() > i).for_each(|row| {
                    row.remove(i);
                });
            }
        }
    }

    fn laid_out(&self, row: &[Span], widths: &[usize], indent: usize) -> Vec<Span> {
        let mut spans = vec![Span::from(" ".repeat(indent))];
        for (i, (cell, (_, align))) in row.iter().zip(&self.columns).enumerate() {
            let text = cut(&cell.text, widths[i]);
            let blanks = " ".repeat(widths[i].saturating_sub(measure_text_width(&text)));
            let cell = Span::new(cell.style, text);
            let gap = if i == 0 { "" } else { "  " };
            match align {
                Align::Left => spans.extend([gap.into(), cell, blanks.into()]),
                Align::Right => spans.extend([gap.into(), blanks.into(), cell]),
            }
        }
        spans
    }
}

fn width_of(cell: &Span) -> usize {
    measure_text_width(&cell.text)
}

/// At most `width` columns of a text; an ellipsis says that there was more.
fn cut(text: &str, width: usize) -> String {
    if measure_text_width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if measure_text_width(&kept) >= width {
            kept.pop();
            break;
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Breaks one paragraph between words so that no line is wider than `width` (a longer word is alone).
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut columns) = (String::new(), 0);
    for word in text.split_whitespace() {
        let wide = measure_text_width(word);
        if columns > 0 && columns + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(word);
        columns += wide;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_characters_by_columns() {
        assert_eq!(cut("short", 5), "short");
        assert_eq!(cut("longer", 5), "long…");
        assert_eq!(cut("日本語の名前", 7), "日本語…");
        assert_eq!(measure_text_width(&cut("日本語の名前", 6)), 5);
    }

    #[test]
    fn wraps_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("unbreakable", 3), ["unbreakable"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
