//! When is looked.

use proptest::prelude::*;
use vitrine_api::types::HeldBack;
use vitrine_engine::checks::{Kept, Looking, Outcome, Pause};

use super::{DAY, HOUR, Life, MIDNIGHT, MINUTE, set};

/// Minutes after midnight of every look at all galleries.
fn minutes(life: &Life, began: i64) -> Vec<i64> {
    let everywhere = life.looks.iter().filter(|(_, looking)| *looking == Looking::Everywhere);
    everywhere.map(|(at, _)| (began + at - MIDNIGHT) / MINUTE).collect()
}

#[test]
fn a_home_looks_once_a_day_at_its_own_moment() {
    let mut life = Life::at_hour(0);
    let began = life.clock;
    life.live(3 * DAY);
    assert_eq!(minutes(&life, began), [7 * 60, 31 * 60, 55 * 60]);
}

#[test]
fn homes_are_spread_over_the_morning() {
    let hours = |seed: u64| {
        let yesterday = Some(MIDNIGHT - HOUR);
        let look = vitrine_engine::checks::Look { at: yesterday, some: yesterday, ..Default::default() };
        let mut life = Life::of(Kept { seed, look, ..Kept::default() }, MIDNIGHT);
        life.live(DAY);
        assert_eq!(life.everywhere(), 1);
        life.looks[0].0 / HOUR
    };
    let hours: Vec<i64> = (0..60).map(|number| hours(number * 7_919_000_003)).collect();
    assert!(hours.iter().all(|hour| (6..=12).contains(hour)), "{hours:?}");
    for hour in 6..12 {
        assert!(hours.iter().filter(|at| **at == hour).count() >= 3, "{hour}: {hours:?}");
    }
}

#[test]
fn a_missed_morning_is_made_up_for_after_the_start_has_settled() {
    let mut life = Life::at_hour(15);
    life.live(MINUTE);
    assert_eq!(life.looks, []);
    life.live(9 * MINUTE);
    assert_eq!(life.everywhere(), 1);
    life.live(20 * HOUR);
    assert_eq!(life.everywhere(), 2, "and the next is tomorrow's, at the usual moment");
}

#[test]
fn nothing_is_looked_for_without_galleries_or_when_it_is_off() {
    let mut life = Life::at_hour(0);
    life.settings.check_for_updates = false;
    life.live(3 * DAY);
    assert_eq!((life.looks.len(), life.last.held_back, life.last.next), (0, Some(HeldBack::Off), None));
    life.settings.check_for_updates = true;
    life.live(MINUTE);
    assert_eq!(life.everywhere(), 1, "a setting takes effect at once");
    let mut life = Life::at_hour(0);
    life.galleries.clear();
    life.live(3 * DAY);
    assert_eq!((life.looks.len(), life.last.next), (0, None));
}

#[test]
fn vitrines_own_releases_are_looked_at_without_any_gallery() {
    let mut life = Life::at_hour(0);
    life.galleries.clear();
    life.releases = true;
    life.live(3 * DAY);
    assert_eq!((life.everywhere(), life.looks.len()), (3, 3));
    assert!(life.last.next.is_some());
    life.settings.check_for_updates = false;
    life.live(3 * DAY);
    assert_eq!((life.looks.len(), life.last.held_back, life.last.next), (3, Some(HeldBack::Off), None));
    life.settings.check_for_updates = true;
    set(&life.around.metered, true);
    life.live(DAY);
    assert_eq!((life.looks.len(), life.last.held_back), (3, Some(HeldBack::Metered)));
}

#[test]
fn costly_networks_and_empty_batteries_are_waited_out() {
    for (flag, why) in [(0, HeldBack::Metered), (1, HeldBack::SavingPower)] {
        let mut life = Life::at_hour(6);
        let costly = |life: &Life, on| set([&life.around.metered, &life.around.saving][flag], on);
        costly(&life, true);
        life.live(DAY / 2);
        assert_eq!((life.looks.len(), life.last.held_back), (0, Some(why)));
        costly(&life, false);
        life.live(MINUTE);
        assert_eq!((life.everywhere(), life.last.held_back), (1, None));
        costly(&life, true);
        life.settings.check_when_costly = true;
        life.live(DAY);
        assert_eq!(life.everywhere(), 2, "unless the person does not mind");
    }
}

#[test]
fn a_pause_ends_by_itself_even_when_the_clock_is_set_back() {
    let mut life = Life::at_hour(6);
    let pause = |life: &Life| Some(Pause { from: life.clock, until: life.clock + DAY });
    life.checks.kept.pause = pause(&life);
    life.live(23 * HOUR);
    assert_eq!((life.looks.len(), life.last.held_back), (0, Some(HeldBack::Paused)));
    life.live(90 * MINUTE);
    assert_eq!((life.everywhere(), life.last.held_back), (1, None));
    life.checks.kept.pause = pause(&life);
    life.live(HOUR);
    life.clock -= 365 * DAY;
    life.live(26 * HOUR);
    assert_eq!(life.everywhere(), 2);
}

#[test]
fn sleep_brings_no_storm_and_no_stop() {
    let mut life = Life::at_hour(6);
    for _ in 0..30 {
        life.pass(23 * HOUR);
        let looks = life.everywhere();
        life.turn();
        assert_eq!(life.everywhere(), looks, "the network needs a moment after waking");
        life.live(30 * MINUTE);
    }
    assert!((28..=31).contains(&life.everywhere()), "{}", life.everywhere());
    // Ten minutes a day are enough.
    let mut life = Life::at_hour(12);
    for _ in 0..30 {
        life.live(10 * MINUTE);
        life.pass(DAY - 10 * MINUTE);
    }
    assert!((29..=31).contains(&life.everywhere()), "{}", life.everywhere());
}

#[test]
fn a_clock_set_back_or_forward_changes_little() {
    for jump in [-365 * DAY, 3650 * DAY, -HOUR, i64::MIN / 4] {
        let mut life = Life::at_hour(0);
        life.live(8 * HOUR);
        assert_eq!(life.everywhere(), 1);
        life.clock += jump;
        life.live(3 * DAY);
        let looks = life.everywhere() - 1;
        assert!((3..=4).contains(&looks), "{jump}: {looks}");
        life.clock -= jump;
        life.restart();
        life.live(3 * DAY);
        let looks = life.everywhere() - 1 - looks;
        assert!((2..=4).contains(&looks), "{jump} and back: {looks}");
    }
}

#[test]
fn a_computer_whose_clock_begins_at_1970_every_time_looks_daily() {
    let mut life = Life::at_hour(6);
    for day in 0..40 {
        let right = MIDNIGHT + day * DAY + 12 * HOUR;
        life.clock = 0;
        life.restart();
        life.live(3 * MINUTE);
        life.clock = right;
        life.live(2 * HOUR);
    }
    assert!((40..=42).contains(&life.everywhere()), "{}", life.everywhere());
}

#[test]
fn a_failing_gallery_is_left_alone_longer_and_longer_while_the_others_go_on() {
    let mut life = Life::at_hour(0);
    life.failing = vec!["town".into()];
    life.live(6 * DAY);
    let first: Vec<i64> = life.looks.iter().take(5).map(|(at, _)| at / MINUTE).collect();
    assert_eq!(first[0], 7 * 60);
    for (pair, hours) in first.windows(2).zip([1, 2, 4, 8]) {
        let waited = pair[1] - pair[0];
        assert!((hours * 60..=hours * 75 + 1).contains(&waited), "{hours} h: {waited} min");
    }
    let again = life.looks.iter().filter(|(_, looking)| *looking == Looking::At(vec!["town".into()]));
    assert_eq!(again.count(), 4, "after that it has its turn with the others");
    assert_eq!(life.everywhere(), 6);
    assert_eq!(life.checks.kept.galleries["attic"].failures, 0);
    life.failing.clear();
    life.live(DAY);
    assert_eq!(life.checks.kept.galleries["town"].failures, 0);
    assert_eq!(life.checks.kept.galleries["town"].since, None);
}

#[test]
fn without_a_network_the_next_try_stays_an_hour_away() {
    let mut life = Life::at_hour(6);
    life.failing = vec!["town".into(), "attic".into()];
    life.outcome = Outcome::NoNetwork;
    life.live(12 * HOUR);
    assert!((9..=12).contains(&life.looks.len()), "{}", life.looks.len());
    life.failing.clear();
    life.live(2 * HOUR);
    assert!(life.checks.kept.galleries.values().all(|tried| tried.failures == 0));
}

#[test]
fn galleries_that_are_gone_are_forgotten() {
    let mut life = Life::at_hour(6);
    life.failing = vec!["town".into()];
    life.live(3 * HOUR);
    assert_eq!(life.checks.kept.galleries.len(), 2);
    life.galleries.remove(0);
    life.live(MINUTE);
    assert_eq!(life.checks.kept.galleries.len(), 1);
}

#[test]
fn four_hundred_days_leave_nothing_behind() {
    let mut life = Life::at_hour(0);
    let size = |life: &Life| format!("{:?}", life.checks).len();
    life.live(2 * DAY);
    let before = size(&life);
    for day in 0..400 {
        life.failing = if day % 7 == 3 { vec!["town".into()] } else { Vec::new() };
        life.standing.updates =
            if day % 50 < 20 { vec![super::update("Nora", false, false)] } else { Vec::new() };
        life.live(DAY);
    }
    life.failing.clear();
    life.standing.updates.clear();
    life.live(2 * DAY);
    assert!(size(&life) <= before + 400, "{} → {}: {:?}", before, size(&life), life.checks);
    assert!((400..=406).contains(&life.everywhere()), "{}", life.everywhere());
}

/// What may happen to a computer.
#[derive(Debug, Clone)]
enum Happens {
    Lives(i64),
    Sleeps(i64),
    ClockMoves(i64),
    ClockIs(i64),
    Fails(bool),
    Costs(bool),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        6 => (1..40 * HOUR).prop_map(Happens::Lives),
        2 => (1..60 * HOUR).prop_map(Happens::Sleeps),
        2 => (-400 * DAY..4000 * DAY).prop_map(Happens::ClockMoves),
        1 => (-3 * HOUR..3 * HOUR).prop_map(Happens::ClockMoves),
        1 => prop_oneof![Just(0), Just(-1), Just(i64::MAX / 2), Just(i64::MIN / 2)].prop_map(Happens::ClockIs),
        1 => any::<bool>().prop_map(Happens::Fails),
        1 => any::<bool>().prop_map(Happens::Costs),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the clock does: never two looks within an hour, never 25 hours of allowed time without one.
    #[test]
    fn never_a_storm_and_never_a_stop(seed in any::<u64>(), story in prop::collection::vec(happens(), 1..14)) {
        let mut life = Life::of(Kept { seed, ..Kept::default() }, MIDNIGHT);
        let (mut costly, mut waited) = (false, 0);
        for event in story {
            match event {
                Happens::Sleeps(time) => {
                    life.pass(time);
                    // Asleep nothing is allowed; what was waited before counts on.
                }
                Happens::ClockMoves(by) => life.clock += by,
                Happens::ClockIs(at) => life.clock = at,
                Happens::Fails(all) => life.failing = if all { vec!["town".into(), "attic".into()] } else { Vec::new() },
                Happens::Costs(now) => {
                    costly = now;
                    set(&life.around.metered, now);
                }
                Happens::Lives(time) => {
                    for _ in 0..time / MINUTE {
                        let looks = life.everywhere();
                        life.pass(MINUTE);
                        life.turn();
                        waited = if life.everywhere() > looks { 0 } else if costly { waited } else { waited + MINUTE };
                        prop_assert!(waited <= 25 * HOUR, "{} h without a look", waited / HOUR);
                    }
                }
            }
        }
        for pair in life.looks.windows(2) {
            prop_assert!(pair[1].0 - pair[0].0 >= HOUR, "{:?}", pair);
        }
    }
}

#[test]
fn opening_the_window_looks_at_once_but_not_twice_within_the_hour() {
    let mut life = Life::at_hour(15);
    life.checks.opened();
    life.turn();
    assert_eq!(life.everywhere(), 1, "nobody waits for a start to settle");
    life.pass(40 * MINUTE);
    life.checks.opened();
    life.turn();
    assert_eq!(life.everywhere(), 1);
    life.pass(30 * MINUTE);
    life.turn();
    assert_eq!(life.everywhere(), 1, "what was not due then is not made up for");
    life.checks.opened();
    life.turn();
    assert_eq!(life.everywhere(), 2);
}

#[test]
fn opening_the_window_looks_at_nothing_where_nothing_is_to_be_looked_at() {
    let mut life = Life::at_hour(15);
    life.settings.check_for_updates = false;
    life.checks.opened();
    life.turn();
    assert_eq!((life.looks.len(), life.last.held_back), (0, Some(HeldBack::Off)));
    let mut life = Life::at_hour(15);
    set(&life.around.metered, true);
    life.checks.opened();
    life.turn();
    assert_eq!((life.looks.len(), life.last.held_back), (0, Some(HeldBack::Metered)));
}
