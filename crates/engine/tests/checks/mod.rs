//! Looking for updates by itself: the thinking alone, with a clock that does what it likes, and the whole of it on
//! real galleries.

mod galleries;
#[cfg(target_os = "linux")]
mod linux;
mod saying;
mod submissions;
mod when;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use vitrine_api::types::{Notice, PackageRef, Settings};
use vitrine_engine::checks::{
    Checks, Decision, Kept, Look, Looking, Moment, Outcome, Standing, Surroundings, WaitingUpdate,
    WithdrawnPackage, World,
};

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// Midnight of a day in 2026, UTC.
pub(crate) const MIDNIGHT: i64 = 1_790_035_200_000;

/// A computer that is as a test says, in the zone UTC.
#[derive(Debug, Default)]
pub(crate) struct Around {
    pub(crate) metered: AtomicBool,
    pub(crate) saving: AtomicBool,
    pub(crate) full: AtomicBool,
    pub(crate) window: AtomicBool,
}

impl Surroundings for Around {
    fn metered(&self) -> Option<bool> {
        Some(self.metered.load(Ordering::SeqCst))
    }

    fn saving_power(&self) -> Option<bool> {
        Some(self.saving.load(Ordering::SeqCst))
    }

    fn full_screen(&self) -> Option<bool> {
        Some(self.full.load(Ordering::SeqCst))
    }

    fn window_open(&self) -> bool {
        self.window.load(Ordering::SeqCst)
    }

    fn utc_offset(&self, _: i64) -> i64 {
        0
    }
}

pub(crate) fn set(flag: &AtomicBool, value: bool) {
    flag.store(value, Ordering::SeqCst);
}

/// A life of the thinking: time passes minute by minute, and looks succeed at once unless told otherwise.
pub(crate) struct Life {
    pub(crate) checks: Checks,
    /// What the clock says.
    pub(crate) clock: i64,
    /// Time that really passed.
    pub(crate) passed: i64,
    pub(crate) around: Around,
    pub(crate) settings: Settings,
    pub(crate) standing: Standing,
    pub(crate) galleries: Vec<(String, String)>,
    /// Vitrine knows where its own releases are.
    pub(crate) releases: bool,
    /// Galleries that fail.
    pub(crate) failing: Vec<String>,
    pub(crate) outcome: Outcome,
    /// Every look, in time that really passed.
    pub(crate) looks: Vec<(i64, Looking)>,
    /// Every notice, in time that really passed.
    pub(crate) told: Vec<(i64, Notice)>,
    pub(crate) last: Decision,
}

impl Life {
    /// One that begins at that hour of the day, with a home that looked yesterday and has its moment at 07:00.
    pub(crate) fn at_hour(hour: i64) -> Self {
        let clock = MIDNIGHT + hour * HOUR;
        let yesterday = Some(MIDNIGHT - DAY + 7 * HOUR);
        let kept = Kept {
            seed: HOUR as u64,
            look: Look { at: yesterday, some: yesterday, ..Look::default() },
            ..Kept::default()
        };
        Self::of(kept, clock)
    }

    pub(crate) fn of(kept: Kept, clock: i64) -> Self {
        Self {
            checks: Checks::new(kept),
            clock,
            passed: 0,
            around: Around::default(),
            settings: Settings::default(),
            standing: Standing::default(),
            galleries: vec![("town".into(), "The Town".into()), ("attic".into(), "Attic".into())],
            releases: false,
            failing: Vec::new(),
            outcome: Outcome::Failed,
            looks: Vec::new(),
            told: Vec::new(),
            last: Decision::default(),
        }
    }

    /// One turn, now.
    pub(crate) fn turn(&mut self) {
        let now = Moment { clock: self.clock, steady: Duration::from_millis(self.passed as u64) };
        self.last = self.step(now);
        let looking = std::mem::take(&mut self.last.looking);
        if looking != Looking::Nowhere {
            self.looks.push((self.passed, looking.clone()));
            let wanted = |name: &String| match &looking {
                Looking::At(names) => names.contains(name),
                _ => true,
            };
            let outcome = |name: &String| match self.failing.contains(name) {
                true => self.outcome,
                false => Outcome::Good,
            };
            let names = self.galleries.iter().map(|(name, _)| name).filter(|name| wanted(name));
            let outcomes: Vec<_> = names.map(|name| (name.clone(), outcome(name))).collect();
            self.checks.looked(now, &looking, &outcomes);
            self.last = self.step(now);
            assert_eq!(self.last.looking, Looking::Nowhere, "a look is not followed by another");
        }
        if let Some(notice) = self.last.tell.clone() {
            self.told.push((self.passed, notice));
        }
    }

    fn step(&mut self, now: Moment) -> Decision {
        let world = World {
            settings: &self.settings,
            galleries: &self.galleries,
            releases: self.releases,
            standing: &self.standing,
            surroundings: &self.around,
        };
        self.checks.step(now, &world)
    }

    /// Lets time pass, with a turn every minute.
    pub(crate) fn live(&mut self, for_so_long: i64) {
        let until = self.passed + for_so_long;
        while self.passed < until {
            self.pass(MINUTE.min(until - self.passed));
            self.turn();
        }
    }

    /// Time passes without a turn: the computer sleeps.
    pub(crate) fn pass(&mut self, for_so_long: i64) {
        self.passed += for_so_long;
        self.clock += for_so_long;
    }

    /// The program ends and is started again.
    pub(crate) fn restart(&mut self) {
        self.checks = Checks::new(self.checks.kept.clone());
    }

    pub(crate) fn everywhere(&self) -> usize {
        self.looks.iter().filter(|(_, looking)| *looking == Looking::Everywhere).count()
    }
}

pub(crate) fn update(name: &str, security: bool, here: bool) -> WaitingUpdate {
    WaitingUpdate { name: name.into(), security, here }
}

pub(crate) fn taken(id: &str, malicious: bool) -> WithdrawnPackage {
    WithdrawnPackage {
        package: PackageRef { source: "town".into(), id: id.into() },
        name: id.to_uppercase(),
        reason: "It steals.".into(),
        malicious,
    }
}
