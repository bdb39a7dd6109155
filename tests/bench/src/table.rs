//! The table that is printed at the end.

use std::fmt;

/// One line of the table.
#[derive(Debug)]
struct Row {
    what: String,
    ours: String,
    control: String,
    ratio: String,
    goal: String,
    met: Option<bool>,
}

/// All lines.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// A ratio against a control: met when it is at most `goal`.
    pub(crate) fn ratio(&mut self, what: &str, ours: f64, control: (&str, f64), goal: f64) {
        let ratio = ours / control.1;
        self.rows.push(Row {
            what: what.into(),
            ours: format!("{ours:.3} s"),
            control: format!("{} {:.3} s", control.0, control.1),
            ratio: format!("{ratio:.2}"),
            goal: format!("≤ {goal:.2}"),
            met: Some(ratio <= goal),
        });
    }

    /// An absolute figure with a goal.
    pub(crate) fn figure(&mut self, what: &str, ours: f64, unit: &str, goal: f64) {
        self.rows.push(Row {
            what: what.into(),
            ours: format!("{ours:.2} {unit}"),
            control: String::new(),
            ratio: String::new(),
            goal: format!("≤ {goal} {unit}"),
            met: Some(ours <= goal),
        });
    }

    /// An absolute figure that should not be less than its goal.
    pub(crate) fn at_least(&mut self, what: &str, ours: f64, unit: &str, goal: f64) {
        self.rows.push(Row {
            what: what.into(),
            ours: format!("{ours:.0} {unit}"),
            control: String::new(),
            ratio: String::new(),
            goal: format!("≥ {goal} {unit}"),
            met: Some(ours >= goal),
        });
    }

    /// Requests a second against a control: met when the ratio is at least `goal`.
    pub(crate) fn rate(&mut self, what: &str, ours: f64, control: (&str, f64), goal: f64) {
        let ratio = ours / control.1;
        self.rows.push(Row {
            what: what.into(),
            ours: format!("{ours:.0}/s"),
            control: format!("{} {:.0}/s", control.0, control.1),
            ratio: format!("{ratio:.2}"),
            goal: format!("≥ {goal:.1}"),
            met: Some(ratio >= goal),
        });
    }

    /// A figure for the eye only.
    pub(crate) fn note(&mut self, what: &str, text: &str) {
        self.rows.push(Row {
            what: what.into(),
            ours: text.into(),
            control: String::new(),
            ratio: String::new(),
            goal: String::new(),
            met: None,
        });
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = vec![["measure", "ours", "control", "ratio", "goal", ""].map(String::from)];
        for row in &self.rows {
            let met = row.met.map_or("", |met| if met { "met" } else { "MISSED" });
            rows.push(
                [&row.what, &row.ours, &row.control, &row.ratio, &row.goal, met].map(|s| s.to_string()),
            );
        }
        let widths: Vec<usize> =
            (0..6).map(|i| rows.iter().map(|r| r[i].chars().count()).max().unwrap_or(0)).collect();
        for row in rows {
            for (cell, width) in row.iter().zip(&widths) {
                write!(f, "{cell}{}  ", " ".repeat(width - cell.chars().count()))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
