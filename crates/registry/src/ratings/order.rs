//! What comes first among the reviews of a package: those that others found helpful (the lower end of Wilson's
//! interval, 1927), a little less so as they grow old and when they speak of another version; stars without a word come
//! last.

use vitrine_base::{Timestamp, Version};

use crate::store::RatingRank;

/// 95 % on both sides.
const Z: f64 = 1.96;

const YEAR: f64 = 365.25 * 86_400_000.0;

/// What a year takes away, and the most that years do.
const PER_YEAR: f64 = 0.05;
const OLDEST: f64 = 5.0;

/// What another version takes away: another major one, or a lesser difference.
const OTHER_MAJOR: f64 = 0.06;
const OTHER_VERSION: f64 = 0.02;

/// What having no words takes away.
const NO_WORDS: f64 = 0.25;

/// The lower end of the interval in which the share of those lies who find it helpful.
pub fn wilson(helpful: f64, all: f64) -> f64 {
    if all <= 0.0 {
        return 0.0;
    }
    let share = helpful / all;
    let middle = share + Z * Z / (2.0 * all);
    let half = Z * ((share * (1.0 - share) + Z * Z / (4.0 * all)) / all).sqrt();
    (middle - half) / (1.0 + Z * Z / all)
}

fn major(version: &Version) -> &str {
    version.as_str().split(['.', '-', '+']).next().unwrap_or_default()
}

/// How far in front a review belongs; the larger the further.
#[allow(clippy::cast_precision_loss)] // milliseconds of a few years
pub fn weight(rank: &RatingRank, latest: Option<&Version>, now: Timestamp) -> f64 {
    // One imagined vote for and one against: a review nobody voted on stands above one that was voted down.
    let (helpful, unhelpful) = (f64::from(rank.helpful) + 1.0, f64::from(rank.unhelpful) + 1.0);
    let years = ((now - rank.updated).max(0) as f64 / YEAR).min(OLDEST);
    let version = match latest {
        Some(latest) if *latest == rank.version => 0.0,
        Some(latest) if major(latest) == major(&rank.version) => OTHER_VERSION,
        Some(_) => OTHER_MAJOR,
        None => 0.0,
    };
    let words = if rank.has_text { 0.0 } else { NO_WORDS };
    wilson(helpful, helpful + unhelpful) - years * PER_YEAR - version - words
}

/// Puts the most helpful first; equals keep the order they came in (the newest first).
pub fn by_helpfulness(ranks: &mut [RatingRank], latest: Option<&Version>, now: Timestamp) {
    ranks.sort_by(|a, b| weight(b, latest, now).total_cmp(&weight(a, latest, now)));
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_793_491_200_000;

    fn rank(id: i64, helpful: u32, unhelpful: u32, days: i64, version: &str) -> RatingRank {
        RatingRank {
            id,
            version: Version::new(version).unwrap(),
            has_text: true,
            helpful,
            unhelpful,
            updated: NOW - days * 86_400_000,
        }
    }

    #[test]
    fn votes_then_age_and_version() {
        let latest = Version::new("2.1.0").unwrap();
        let mut ranks = vec![
            rank(1, 0, 4, 1, "2.1.0"),
            rank(2, 0, 0, 900, "2.1.0"),
            rank(3, 0, 0, 1, "1.0.0"),
            rank(4, 0, 0, 1, "2.0.0"),
            rank(5, 0, 0, 2, "2.1.0"),
            rank(6, 30, 2, 700, "1.0.0"),
            RatingRank { has_text: false, ..rank(7, 0, 0, 0, "2.1.0") },
        ];
        by_helpfulness(&mut ranks, Some(&latest), NOW);
        let ids: Vec<i64> = ranks.iter().map(|rank| rank.id).collect();
        assert_eq!(ids, [6, 5, 4, 3, 1, 2, 7]);
    }

    #[test]
    fn wilson_is_careful_with_few() {
        assert!(wilson(1.0, 1.0) < wilson(90.0, 100.0));
        assert!(wilson(0.0, 0.0).abs() < f64::EPSILON);
        assert!((wilson(1.0, 1.0) - 0.2065).abs() < 0.001);
    }
}
