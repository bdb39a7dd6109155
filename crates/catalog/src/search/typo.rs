//! Edit distance: letters added, left out, exchanged, or two neighbours swapped, each one edit (“optimal string
//! alignment”). Once as a plain function, once as an automaton that walks the vocabulary and turns back as soon
//! as a branch is too far off. (fst's own automaton is built per query at a cost of milliseconds and knows no
//! swaps.)

use fst::Automaton;

/// The longest query word, in characters; what is longer is compared up to here.
pub(crate) const LONGEST_WORD: usize = 32;

/// The number of edits between two words.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(LONGEST_WORD).collect();
    let rows = b.chars().take(4 * LONGEST_WORD).fold(Rows::start(), |rows, c| rows.step(&a, c));
    usize::from(rows.now[a.len()])
}

/// The last two rows of the table of distances: between every beginning of the query and what was read. Kept in
/// place, because the automaton makes one for every step it takes.
#[derive(Debug, Clone, Copy)]
struct Rows {
    before: [u8; LONGEST_WORD + 1],
    now: [u8; LONGEST_WORD + 1],
    last: Option<char>,
}

impl Rows {
    fn start() -> Self {
        let mut now = [0; LONGEST_WORD + 1];
        for (edits, cell) in (0..).zip(&mut now) {
            *cell = edits;
        }
        Self { before: [u8::MAX; LONGEST_WORD + 1], now, last: None }
    }

    fn step(&self, query: &[char], c: char) -> Self {
        let mut next = [u8::MAX; LONGEST_WORD + 1];
        next[0] = self.now[0].saturating_add(1);
        for (i, q) in query.iter().enumerate() {
            let exchange = self.now[i].saturating_add(u8::from(*q != c));
            let add = next[i].saturating_add(1);
            let leave_out = self.now[i + 1].saturating_add(1);
            let mut best = exchange.min(add).min(leave_out);
            if i > 0 && self.last == Some(*q) && query[i - 1] == c {
                best = best.min(self.before[i - 1].saturating_add(1));
            }
            next[i + 1] = best;
        }
        Self { before: self.now, now: next, last: Some(c) }
    }
}

/// Accepts the words within a distance of the query.
#[derive(Debug)]
pub(crate) struct EditDistance {
    query: Vec<char>,
    limit: u8,
}

impl EditDistance {
    pub(crate) fn new(query: &str, limit: usize) -> Self {
        Self {
            query: query.chars().take(LONGEST_WORD).collect(),
            limit: u8::try_from(limit).unwrap_or(u8::MAX),
        }
    }
}

/// Where the automaton is: the rows, and the bytes of a character that is not complete yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct State {
    rows: Rows,
    bytes: [u8; 4],
    have: usize,
}

impl Automaton for EditDistance {
    type State = Option<State>;

    fn start(&self) -> Option<State> {
        Some(State { rows: Rows::start(), bytes: [0; 4], have: 0 })
    }

    fn is_match(&self, state: &Option<State>) -> bool {
        let last = |state: &State| state.rows.now[self.query.len()] <= self.limit;
        state.as_ref().is_some_and(|state| state.have == 0 && last(state))
    }

    fn can_match(&self, state: &Option<State>) -> bool {
        let Some(state) = state else { return false };
        // A swap reaches back two rows, yet never below this row's least: exchanging costs no more.
        state.rows.now[..=self.query.len()].iter().any(|edits| *edits <= self.limit)
    }

    fn accept(&self, state: &Option<State>, byte: u8) -> Option<State> {
        let state = state.as_ref()?;
        if byte.is_ascii() {
            let rows = state.rows.step(&self.query, char::from(byte));
            return Some(State { rows, bytes: [0; 4], have: 0 });
        }
        let mut next = *state;
        *next.bytes.get_mut(next.have)? = byte;
        next.have += 1;
        match std::str::from_utf8(&next.bytes[..next.have]) {
            Ok(text) => {
                next.rows = next.rows.step(&self.query, text.chars().next()?);
                next.have = 0;
                Some(next)
            }
            Err(error) if error.error_len().is_none() => Some(next),
            Err(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fst::{IntoStreamer as _, Set};
    use proptest::prelude::*;

    #[test]
    fn counts_edits_as_people_make_them() {
        for (a, b, edits) in [
            ("nora", "nora", 0),
            ("nora", "nroa", 1),
            ("nora", "nor", 1),
            ("reserch", "research", 1),
            ("assitsant", "assistant", 1),
            ("elena", "elna", 1),
            ("мри", "мир", 1),
            ("abc", "xyz", 3),
            ("", "ab", 2),
        ] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn the_automaton_agrees_with_the_table(
            words in proptest::collection::btree_set("[abcé]{1,6}", 1..40), query in "[abcé]{1,6}", limit in 0_usize..3,
        ) {
            let set = Set::from_iter(&words).unwrap();
            let found = set.search(EditDistance::new(&query, limit)).into_stream().into_strs().unwrap();
            let expected: Vec<String> =
                words.iter().filter(|w| distance(&query, w) <= limit).cloned().collect();
            prop_assert_eq!(found, expected);
        }
    }
}
