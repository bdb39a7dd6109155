//! Rules × versions × clock.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use vitrine_api::types::HeldReason;
use vitrine_base::Version;

use super::{DAY, Rule};

const NOON: i64 = 1_790_000_000_000;

fn version(text: &str) -> Version {
    Version::new(text).unwrap()
}

fn skip(text: &str) -> Rule {
    Rule::Skip { version: version(text) }
}

#[test]
fn a_skipped_version_stays_skipped_and_a_later_one_comes_back() {
    let (installed, rule) = (version("1.0.0"), skip("1.2.0"));
    let held = |offered: &str| rule.holds(&installed, &version(offered));
    assert_eq!(held("1.2.0"), Some(HeldReason::Skipped { version: "1.2.0".into() }));
    assert!(held("1.1.0").is_some(), "an older “latest” is no news to somebody who skipped a later one");
    assert_eq!(held("1.2.1"), None);
    assert_eq!(held("2.0.0"), None);
}

#[test]
fn a_kept_version_is_kept_only_while_it_is_the_one() {
    let rule = Rule::Keep { version: version("1.0.0") };
    assert!(rule.holds(&version("1.0.0"), &version("9.0.0")).is_some());
    assert_eq!(rule.holds(&version("1.1.0"), &version("9.0.0")), None);
    assert!(rule.is_moot_after(&version("1.1.0")) && !rule.is_moot_after(&version("1.0.0")));
}

fn versions() -> impl Strategy<Value = Version> {
    (0_u32..4, 0_u32..4, 0_u32..4).prop_map(|(a, b, c)| version(&format!("{a}.{b}.{c}")))
}

fn rules() -> impl Strategy<Value = Rule> {
    prop_oneof![
        versions().prop_map(|version| Rule::Skip { version }),
        versions().prop_map(|version| Rule::Keep { version }),
        Just(Rule::Never),
        (1_i64..366).prop_map(|days| Rule::Pause { until: NOON + days * DAY, length: days * DAY }),
    ]
}

proptest! {
    #[test]
    fn a_pause_never_lasts_longer_than_asked_from_any_now(
        days in 1_i64..366,
        // Clocks jump by years, forth and back, between any two looks.
        looks in proptest::collection::vec(-3 * 365_i64..3 * 365, 1..12),
    ) {
        let length = days * DAY;
        let mut rule = Some(Rule::Pause { until: NOON + length, length });
        for look in looks {
            let now = NOON + look * DAY;
            let over = rule.is_none();
            rule = rule.and_then(|rule| rule.at(now));
            prop_assert!(!over || rule.is_none(), "a pause that is over does not come back");
            if let Some(Rule::Pause { until, .. }) = &rule {
                prop_assert!(*until > now && *until <= now + length);
                prop_assert_eq!(rule.as_ref().and_then(|rule| rule.at(now + length)), None);
            }
        }
    }

    #[test]
    fn only_pauses_end_with_time(rule in rules(), now in any::<i64>()) {
        let left = rule.at(now);
        match rule {
            Rule::Pause { until, .. } => prop_assert_eq!(left.is_some(), until > now),
            other => prop_assert_eq!(left, Some(other)),
        }
    }

    #[test]
    fn what_holds_an_offer_holds_every_older_one(
        rule in rules(),
        installed in versions(),
        offered in versions(),
        older in versions(),
    ) {
        if older <= offered && rule.holds(&installed, &offered).is_some() {
            prop_assert!(rule.holds(&installed, &older).is_some());
        }
    }

    #[test]
    fn a_rule_is_read_as_it_was_written(rule in rules()) {
        let text = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
    }

    #[test]
    fn a_moot_rule_holds_nothing_that_is_newer(rule in rules(), installed in versions(), offered in versions()) {
        if offered > installed && rule.is_moot_after(&installed) {
            prop_assert_eq!(rule.holds(&installed, &offered), None);
        }
    }
}
