//! Evan Miller's ranking by stars (“Ranking Items With Star Ratings”, evanmiller.org, 2014; facts/gallery-ux.md §4):
//! with one imagined rating of every kind added, the lower end of the interval the average lies in. What is shown is
//! the number that is sorted by, and only once the interval is narrow.

/// The normal quantile of the interval: nine in ten times the average is above its lower end.
const Z: f64 = 1.2816;

/// From this width on the interval says too little to show a number.
const WIDE: f64 = 0.5;

/// Kinds of ratings: one star to five.
const KINDS: f64 = 5.0;

/// The numbers of a package.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numbers {
    /// How many ratings have one star, two, … five.
    pub histogram: [u64; 5],
    /// The lower end of the interval.
    pub score: f64,
    /// How wide the interval is.
    pub width: f64,
}

impl Numbers {
    /// The numbers for how many have one star, two, … five.
    #[allow(clippy::cast_precision_loss)] // nobody has 2^53 ratings
    pub fn of(histogram: [u64; 5]) -> Self {
        let all = histogram.iter().map(|count| *count as f64).sum::<f64>();
        let kinds = || (1..=5_u8).map(f64::from).zip(histogram.iter().map(|count| *count as f64 + 1.0));
        let mean = |value: fn(f64) -> f64| {
            kinds().map(|(stars, count)| value(stars) * count).sum::<f64>() / (all + KINDS)
        };
        let average = mean(|stars| stars);
        let variance = (mean(|stars| stars * stars) - average * average) / (all + KINDS + 1.0);
        let half = Z * variance.max(0.0).sqrt();
        Self { histogram, score: average - half, width: 2.0 * half }
    }

    /// How many ratings there are.
    pub fn count(&self) -> u64 {
        self.histogram.iter().sum()
    }

    /// The score, where it may be shown.
    pub fn shown(&self) -> Option<f64> {
        (self.count() > 0 && self.width < WIDE).then_some(self.score)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Numbers;

    /// The vectors of facts/gallery-ux.md §4.
    #[test]
    fn the_vectors_hold() {
        let near = |a: f64, b: f64| (a - b).abs() < 0.005;
        let one = Numbers::of([0, 0, 0, 0, 1]);
        assert!(near(one.score, 2.61), "{one:?}");
        assert_eq!(one.shown(), None);
        let ten = Numbers::of([0, 0, 0, 0, 10]);
        assert!(near(ten.score, 3.93) && near(ten.width, 0.80), "{ten:?}");
        assert_eq!(ten.shown(), None);
        let thirty = Numbers::of([0, 0, 0, 0, 30]);
        assert!(near(thirty.score, 4.53) && near(thirty.width, 0.38), "{thirty:?}");
        assert_eq!(thirty.shown(), Some(thirty.score), "what is shown is what is sorted by");
        let many = Numbers::of([0, 0, 0, 200, 200]);
        assert!(near(many.score, 4.45), "{many:?}");
        assert_eq!(Numbers::of([0; 5]).shown(), None);
    }

    /// It takes 21 that agree, 50 of every kind alike and 98 at odds until a number is shown.
    #[test]
    fn when_a_number_is_shown() {
        let first =
            |of: fn(u64) -> [u64; 5]| (1..500).find(|n| Numbers::of(of(*n)).shown().is_some()).unwrap();
        assert_eq!(first(|n| [0, 0, 0, 0, n]), 21);
        assert_eq!(first(|n| [n, n, n, n, n]) * 5, 50);
        assert_eq!(first(|n| [n, 0, 0, 0, n]) * 2, 98);
    }

    proptest! {
        #[test]
        fn between_one_and_five_and_more_stars_are_no_harm(counts in prop::array::uniform5(0_u64..5_000)) {
            let now = Numbers::of(counts);
            prop_assert!((1.0..=5.0).contains(&now.score), "{now:?}");
            let mut more = counts;
            more[4] += 1;
            prop_assert!(Numbers::of(more).score > now.score, "{now:?}");
        }
    }
}
