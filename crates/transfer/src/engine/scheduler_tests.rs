//! Hours of transfers in moments: mirrors of every temper, a clock that is a number.

use proptest::prelude::*;

use super::*;

/// How a simulated mirror behaves.
#[derive(Debug, Clone)]
struct Temper {
    /// Bytes a second on each connection.
    rate: f64,
    /// Seconds until it answers.
    latency: f64,
    /// Falls silent for good after so many bytes of one answer.
    silent_after: Option<u64>,
    /// Cuts every answer after so many bytes.
    cut_after: Option<u64>,
    /// Answers nothing but an error.
    dead: bool,
}

fn good(rate: f64) -> Temper {
    Temper { rate, latency: 0.03, silent_after: None, cut_after: None, dead: false }
}

/// One connection of the simulation.
struct Wire {
    id: u64,
    lane: usize,
    begun: f64,
    came: u64,
    answered: bool,
    last: f64,
    owed: f64,
}

struct Ran {
    seconds: f64,
    scheduler: Scheduler,
    begun: u64,
}

/// Plays a transfer; `None` when nobody could finish it.
fn play(size: u64, tempers: &[Temper]) -> Option<Ran> {
    const STEP: f64 = 0.01;
    const STALL: f64 = 20.0;
    let lanes = (0..tempers.len()).map(Lane::new).collect();
    let mut scheduler = Scheduler::new(size, lanes);
    let (mut wires, mut now, mut begun): (Vec<Wire>, f64, u64) = (Vec::new(), 0.0, 0);
    loop {
        while let Some(begin) = scheduler.next(now) {
            begun += 1;
            assert!(begun < 20_000, "thrashes");
            if let Some((victim, _)) = begin.relieves {
                wires.retain(|wire| wire.id != victim);
            }
            let Begin { id, lane, .. } = begin;
            wires.push(Wire { id, lane, begun: now, came: 0, answered: false, last: now, owed: 0.0 });
        }
        if scheduler.is_complete() {
            return Some(Ran { seconds: now, scheduler, begun });
        }
        if scheduler.is_stuck() || scheduler.failures > 500 {
            return None;
        }
        now += STEP;
        assert!(now < 100_000.0, "never ends: {wires:?}", wires = wires.len());
        wires.retain_mut(|wire| step(&mut scheduler, &tempers[wire.lane], wire, now, STEP, STALL));
    }
}

/// One moment of one connection; false when it is over.
fn step(
    scheduler: &mut Scheduler,
    temper: &Temper,
    wire: &mut Wire,
    now: f64,
    step: f64,
    stall: f64,
) -> bool {
    if temper.dead && now - wire.begun >= temper.latency {
        scheduler.ended(wire.id, wire.lane, Outcome::Useless, now);
        return false;
    }
    if now - wire.last > stall {
        let strikes = scheduler.lanes[wire.lane].strikes;
        let outcome = if strikes >= 2 { Outcome::Useless } else { Outcome::Again(0.2) };
        scheduler.ended(wire.id, wire.lane, outcome, now);
        return false;
    }
    if now - wire.begun < temper.latency {
        return true;
    }
    if !wire.answered {
        wire.answered = true;
        wire.last = now;
        scheduler.answered(wire.id, now);
    }
    wire.owed += temper.rate * step;
    let mut bytes = wire.owed as u64;
    bytes = bytes.min(temper.silent_after.unwrap_or(u64::MAX).saturating_sub(wire.came));
    bytes = bytes.min(temper.cut_after.unwrap_or(u64::MAX).saturating_sub(wire.came));
    wire.owed -= bytes as f64;
    wire.came += bytes;
    if bytes > 0 {
        wire.last = now;
        let (_, whole) = scheduler.came(wire.id, bytes, now);
        if whole {
            scheduler.ended(wire.id, wire.lane, Outcome::Done, now);
            return false;
        }
    }
    if temper.cut_after.is_some_and(|cut| wire.came >= cut) {
        scheduler.ended(wire.id, wire.lane, Outcome::Again(0.1), now);
        return false;
    }
    true
}

const MB: u64 = 1_000_000;
const SIZE: u64 = 64 * MIB;

#[test]
fn one_host_is_used_well() {
    let ran = play(SIZE, &[good(8e6)]).unwrap();
    let ideal = SIZE as f64 / 32e6;
    assert!(ran.seconds < ideal * 1.06, "{} for {ideal}", ran.seconds);
    assert!(ran.scheduler.steals <= 8, "{}", ran.scheduler.steals);
}

#[test]
fn a_slow_and_a_dead_mirror_cost_little() {
    let ideal = SIZE as f64 / 35.2e6;
    let slow = play(SIZE, &[good(8e6), good(0.8e6)]).unwrap();
    assert!(slow.seconds < ideal * 1.2, "{} for {ideal}", slow.seconds);
    let slow_first = play(SIZE, &[good(0.8e6), good(8e6)]).unwrap();
    assert!(slow_first.seconds < ideal * 1.2, "{} for {ideal}", slow_first.seconds);
    let dead = Temper { dead: true, ..good(0.0) };
    let both = play(SIZE, &[good(8e6), good(0.8e6), dead]).unwrap();
    assert!(both.seconds < ideal * 1.2, "{} for {ideal}", both.seconds);
    for ran in [slow, slow_first, both] {
        assert!(ran.scheduler.steals <= 60, "{}", ran.scheduler.steals);
    }
}

#[test]
fn silence_is_relieved() {
    let ideal = SIZE as f64 / 32e6;
    let silent = Temper { silent_after: Some(MB), ..good(8e6) };
    let ran = play(SIZE, &[good(8e6), silent]).unwrap();
    assert!(ran.seconds < ideal * 1.12, "{} for {ideal}", ran.seconds);
    let first = Temper { silent_after: Some(0), ..good(8e6) };
    let ran = play(2 * MIB, &[first, good(8e6)]).unwrap();
    assert!(ran.seconds < 3.0, "{}", ran.seconds);
}

#[test]
fn a_small_file_is_asked_of_one() {
    let ran = play(MB, &[good(1e6), good(1e6)]).unwrap();
    assert_eq!((ran.begun, ran.scheduler.steals), (1, 0));
}

fn temper() -> impl Strategy<Value = Temper> {
    let some_bytes = || prop::option::weighted(0.2, 20_000_u64..4_000_000);
    (10_000.0..50e6, 0.0..3.0, some_bytes(), some_bytes(), prop::bool::weighted(0.15)).prop_map(
        |(rate, latency, silent_after, cut_after, dead)| Temper {
            rate,
            latency,
            silent_after,
            cut_after,
            dead,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn it_always_ends_whole_and_never_thrashes(
        size in 1_u64..40_000_000,
        tempers in prop::collection::vec(temper(), 1..5),
    ) {
        let reliable = tempers.iter().any(|one| !one.dead && one.cut_after.is_none() && one.silent_after.is_none());
        let ran = play(size, &tempers);
        prop_assert!(ran.is_some() || !reliable, "gave up though one mirror is good");
        if let Some(ran) = ran {
            prop_assert_eq!(ran.scheduler.received().gaps(size).next(), None);
            let whole: u64 = ran.scheduler.lanes.iter().map(|lane| lane.received.total()).sum();
            prop_assert_eq!(whole, size, "no byte is taken from two mirrors");
            let pieces = 40 + size / (MIB / 4) * 2 + u64::from(ran.scheduler.failures) * 4;
            prop_assert!(ran.begun < pieces, "{} pieces, {} stolen", ran.begun, ran.scheduler.steals);
        }
    }
}
