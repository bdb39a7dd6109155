//! When to look. The clock on the wall may be anything: it is set back by a year, forward by ten, stands at 1970 until
//! the network is there. So the time that passes is counted too, and where both disagree the counted one wins: no two
//! looks within an hour, and one a day while it is allowed.

use std::collections::BTreeMap;
use std::time::Duration;

use vitrine_api::types::{HeldBack, Notice, Settings};
use vitrine_base::Timestamp;

use super::kept::{Held, Kept};
use super::timing::{AT_LATEST, BETWEEN_LOOKS, LONGEST_RETRY, after_start, millis, retry_after, slot_after};
use super::{Standing, Surroundings};

/// Turns come every minute; a longer gap means the computer slept.
const GAP: Duration = Duration::from_secs(180);

/// After waking up the network needs a moment.
const AFTER_WAKING: Duration = Duration::from_secs(60);

/// Something that is due waits no longer than this for a quiet moment to begin.
const SETTLED_AT_LATEST: Duration = Duration::from_secs(3600);

/// A moment, told twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// What the clock says.
    pub clock: Timestamp,
    /// Time that really passed since some beginning, the computer's sleep included.
    pub steady: Duration,
}

/// What a step looks at.
pub struct World<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The galleries: name and title.
    pub galleries: &'a [(String, String)],
    /// Vitrine knows where its own releases are: one more place to look at, which is none of the galleries.
    pub releases: bool,
    /// What could be told.
    pub standing: &'a Standing,
    /// The computer. Asked only when something is due.
    pub surroundings: &'a dyn Surroundings,
}

impl World<'_> {
    /// There is something to look at.
    fn has_places(&self) -> bool {
        self.releases || !self.galleries.is_empty()
    }
}

/// What to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Looking {
    /// Nothing.
    #[default]
    Nowhere,
    /// Every gallery, and Vitrine's own releases.
    Everywhere,
    /// These, which failed before.
    At(Vec<String>),
}

/// What a step comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// When the next look is due, a moment ago when it only waits for its turn; none while none is.
    pub next: Option<Timestamp>,
    /// What to look at now.
    pub looking: Looking,
    /// What to tell, at most one notice; nothing when something is looked at first.
    pub tell: Option<Notice>,
    /// Why a look that is due, or every look, is held back.
    pub held_back: Option<HeldBack>,
}

/// How looking at a gallery went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is in step.
    Good,
    /// It failed.
    Failed,
    /// Its name could not be resolved: most likely this computer is offline, which says nothing of the gallery.
    NoNetwork,
}

/// Which kinds of notices are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Line {
    Any,
    Security,
    Updates,
    Trouble,
}

/// What is known since the program started.
#[derive(Debug, Default)]
struct Session {
    started: Option<Duration>,
    turned: Option<Duration>,
    settles: Duration,
    due: Option<Duration>,
    looked: Option<Duration>,
    looked_everywhere: Option<Duration>,
    known: Option<Timestamp>,
    told: BTreeMap<Line, Duration>,
    /// The person has just opened the window.
    opened: bool,
}

/// The whole of the thinking: what is remembered, and what was seen since the start.
#[derive(Debug, Default)]
pub struct Checks {
    /// What is remembered; to be read before and written after each step.
    pub kept: Kept,
    session: Session,
}

impl Checks {
    /// With what is remembered.
    pub fn new(kept: Kept) -> Self {
        Self { kept, session: Session::default() }
    }

    /// The person has opened the window: galleries nobody looked at within the hour are due at the next step.
    pub fn opened(&mut self) {
        self.session.opened = true;
    }

    /// Decides what to do now.
    pub fn step(&mut self, now: Moment, world: &World<'_>) -> Decision {
        self.begin_turn(now);
        self.straighten(now.clock);
        self.kept.galleries.retain(|name, _| world.galleries.iter().any(|(known, _)| known == name));
        let wanted = self.wanted(now, world);
        let held_back = self.held_back(now, &wanted, world);
        let looking = match held_back {
            None if !self.settling(now, &wanted) => wanted,
            _ => Looking::Nowhere,
        };
        self.session.opened = false;
        let tell = if looking == Looking::Nowhere { self.tell(now, world, held_back) } else { None };
        Decision { next: self.next(now, world), looking, tell, held_back }
    }

    /// Takes in how a look went that began at `now`.
    pub fn looked(&mut self, now: Moment, looking: &Looking, outcomes: &[(String, Outcome)]) {
        self.kept.look.some = Some(now.clock);
        self.session.known = self.kept.look.some;
        self.session.looked = Some(now.steady);
        if *looking == Looking::Everywhere {
            self.kept.look.at = Some(now.clock);
            self.kept.look.odd_since = None;
            self.session.looked_everywhere = Some(now.steady);
        }
        let seed = self.kept.seed;
        for (name, outcome) in outcomes {
            let tried = self.kept.galleries.entry(name.clone()).or_default();
            if *outcome == Outcome::Good {
                *tried = super::Tried { good: Some(now.clock), ..Default::default() };
                continue;
            }
            tried.since.get_or_insert(now.clock);
            tried.failures = match outcome {
                Outcome::NoNetwork => tried.failures.max(1),
                _ => tried.failures.saturating_add(1),
            };
            let wait = retry_after(tried.failures, seed, name);
            tried.next = wait.map(|wait| now.clock.saturating_add(wait));
        }
    }

    fn begin_turn(&mut self, now: Moment) {
        let session = &mut self.session;
        if session.started.is_none() {
            session.started = Some(now.steady);
            session.settles = now.steady + after_start(self.kept.seed);
            session.known = self.kept.look.some;
        }
        if session.turned.is_some_and(|turned| now.steady.saturating_sub(turned) > GAP) {
            session.settles = session.settles.max(now.steady + AFTER_WAKING);
        }
        session.turned = Some(now.steady);
        // Somebody else looked: another process, or the person.
        if session.known != self.kept.look.some {
            session.known = self.kept.look.some;
            session.looked = Some(now.steady);
            session.looked_everywhere = Some(now.steady);
        }
    }

    /// Times that lie in the future are of a clock that was wrong then or is wrong now; nobody waits for them.
    fn straighten(&mut self, clock: Timestamp) {
        let kept = &mut self.kept;
        let odd = kept.look.at.is_some_and(|at| at > clock);
        kept.look.odd_since = match kept.look.odd_since {
            Some(since) if odd => Some(since.min(clock)),
            None if odd => Some(clock),
            _ => None,
        };
        if let Some(pause) = &mut kept.pause {
            if pause.from > clock {
                *pause = super::kept::Pause {
                    from: clock,
                    until: clock.saturating_add(pause.until.saturating_sub(pause.from)),
                };
            }
            if pause.until <= clock {
                kept.pause = None;
            }
        }
        let told = &mut kept.told;
        let times = [&mut told.last, &mut told.security, &mut told.updates, &mut told.trouble];
        let since = kept.galleries.values_mut().map(|tried| &mut tried.since);
        for time in times.into_iter().chain(since) {
            *time = time.map(|at| at.min(clock));
        }
        if let Some(held) = &mut kept.held {
            held.since = held.since.min(clock);
        }
    }

    /// What is due by clock or by counted time.
    fn wanted(&self, now: Moment, world: &World<'_>) -> Looking {
        if !world.has_places() || self.looked_within_the_hour(now) {
            return Looking::Nowhere;
        }
        let since = self.session.looked_everywhere.or(self.session.started).unwrap_or(now.steady);
        let late = now.steady.saturating_sub(since) >= AT_LATEST;
        if self.session.opened || late || self.slot(world).is_none_or(|slot| slot <= now.clock) {
            return Looking::Everywhere;
        }
        let due_by = |clock: Timestamp| {
            let due = move |next: Timestamp| next <= clock || next.saturating_sub(clock) > LONGEST_RETRY;
            let again = self.kept.galleries.iter().filter(move |(_, tried)| tried.next.is_some_and(due));
            again.map(|(name, _)| name.clone())
        };
        match due_by(now.clock).next() {
            None => Looking::Nowhere,
            // Who is due soon comes along, or waits an hour for its turn.
            Some(_) => Looking::At(due_by(now.clock.saturating_add(BETWEEN_LOOKS / 2)).collect()),
        }
    }

    fn looked_within_the_hour(&self, now: Moment) -> bool {
        match (self.session.looked, self.kept.look.some) {
            (Some(looked), _) => millis(now.steady.saturating_sub(looked)) < BETWEEN_LOOKS,
            (None, Some(some)) => some <= now.clock && now.clock.saturating_sub(some) < BETWEEN_LOOKS,
            (None, None) => false,
        }
    }

    /// The moment of the next daily look by the clock; none when there never was one.
    fn slot(&self, world: &World<'_>) -> Option<Timestamp> {
        let after = self.kept.look.odd_since.or(self.kept.look.at)?;
        Some(slot_after(after, world.surroundings.utc_offset(after), self.kept.seed))
    }

    fn held_back(&mut self, now: Moment, wanted: &Looking, world: &World<'_>) -> Option<HeldBack> {
        let costly = |around: Option<bool>| around == Some(true) && !world.settings.check_when_costly;
        let why = if !world.settings.check_for_updates {
            Some(HeldBack::Off)
        } else if self.kept.pause.is_some() {
            Some(HeldBack::Paused)
        } else if *wanted == Looking::Nowhere {
            None
        } else if costly(world.surroundings.metered()) {
            Some(HeldBack::Metered)
        } else if costly(world.surroundings.saving_power()) {
            Some(HeldBack::SavingPower)
        } else {
            None
        };
        self.kept.held = why.map(|why| match self.kept.held {
            Some(held) if held.why == why => held,
            _ => Held { why, since: now.clock },
        });
        why
    }

    /// True while a start or a waking is too fresh for what is due.
    fn settling(&mut self, now: Moment, wanted: &Looking) -> bool {
        if *wanted == Looking::Nowhere {
            self.session.due = None;
            return false;
        }
        let due = *self.session.due.get_or_insert(now.steady);
        !self.session.opened
            && now.steady < self.session.settles
            && now.steady.saturating_sub(due) < SETTLED_AT_LATEST
    }

    /// When the next look is due, for people.
    fn next(&self, now: Moment, world: &World<'_>) -> Option<Timestamp> {
        if !world.settings.check_for_updates || !world.has_places() {
            return None;
        }
        let slot = self.slot(world).unwrap_or(now.clock);
        let retries = self.kept.galleries.values().filter_map(|tried| tried.next);
        let next = retries.min().map_or(slot, |retry| retry.min(slot));
        let settled = millis(self.session.settles.saturating_sub(now.steady));
        let hour = self.session.looked.map_or(0, |looked| {
            BETWEEN_LOOKS.saturating_sub(millis(now.steady.saturating_sub(looked))).max(0)
        });
        let earliest = match settled.max(hour) {
            0 => Timestamp::MIN,
            wait => now.clock.saturating_add(wait),
        };
        let pause = self.kept.pause.map_or(Timestamp::MIN, |pause| pause.until);
        Some(next.max(earliest).max(pause))
    }

    /// When the next look is due as far as can be said without the computer, and what holds looking back.
    pub(super) fn outlook(
        &mut self,
        clock: Timestamp,
        world: &World<'_>,
    ) -> (Option<Timestamp>, Option<HeldBack>) {
        let costly = self.kept.held.map(|held| held.why);
        let costly = costly.filter(|why| matches!(why, HeldBack::Metered | HeldBack::SavingPower));
        self.session.started = Some(Duration::ZERO);
        self.session.known = self.kept.look.some;
        let decision = self.step(Moment { clock, steady: Duration::ZERO }, world);
        match decision.held_back.or(costly.filter(|_| !world.settings.check_when_costly)) {
            Some(HeldBack::Paused) => (decision.next, Some(HeldBack::Paused)),
            Some(why) => (None, Some(why)),
            None => (decision.next, None),
        }
    }

    /// Whether so much time passed since something of that kind was told.
    pub(super) fn passed(&self, line: Line, now: Moment, every: i64) -> bool {
        if let Some(told) = self.session.told.get(&line) {
            return millis(now.steady.saturating_sub(*told)) >= every;
        }
        let told = &self.kept.told;
        let at = match line {
            Line::Any => told.last,
            Line::Security => told.security,
            Line::Updates => told.updates,
            Line::Trouble => told.trouble,
        };
        at.is_none_or(|at| now.clock.saturating_sub(at) >= every)
    }

    /// Something of that kind is told, or seen in the window.
    pub(super) fn mark(&mut self, line: Line, now: Moment) {
        self.session.told.insert(line, now.steady);
        let told = &mut self.kept.told;
        let at = match line {
            Line::Any => &mut told.last,
            Line::Security => &mut told.security,
            Line::Updates => &mut told.updates,
            Line::Trouble => &mut told.trouble,
        };
        *at = Some(now.clock);
    }
}
