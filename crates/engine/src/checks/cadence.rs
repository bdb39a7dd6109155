//! What to say and how often (GNOME Software's cadence, facts/gallery-ux.md §3). One notice at a time, each in the
//! place of the one before; none while the window is open or something fills the screen. A newer Vitrine is a line in the
//! notice of updates and has no turn of its own: alone it is one that is merely available, or for security.
//!
//! | what | at most every |
//! |---|---|
//! | an installed package was taken down | once each, at once |
//! | updates, one of them for security | day |
//! | updates whose bytes are here | 3 days |
//! | updates that are merely available | 14 days |
//! | no gallery could be looked at for 7 days | day |
//! | some galleries could not be looked at for 7 days | 7 days |
//! | anything after anything else | hour |

use vitrine_api::types::{HeldBack, Notice};

use super::kept::Shown;
use super::machine::{Checks, Line, Moment, World};
use super::timing::{DAY, HOUR};
use super::{Standing, WithdrawnPackage};

const SECURITY_EVERY: i64 = DAY;
const READY_EVERY: i64 = 3 * DAY;
const AVAILABLE_EVERY: i64 = 14 * DAY;
const TROUBLE_EVERY: i64 = DAY;
const SOME_TROUBLE_EVERY: i64 = 7 * DAY;

/// Galleries not seen for so many days are told about.
const STALE_DAYS: i64 = 7;

/// A notice stands at least this long before another takes its place.
const SPACING: i64 = HOUR;

impl Checks {
    /// What to tell now.
    pub(super) fn tell(&mut self, now: Moment, world: &World<'_>, held: Option<HeldBack>) -> Option<Notice> {
        self.forget_what_is_over(world.standing);
        if world.surroundings.window_open() {
            self.seen_in_the_window(now, world);
        } else if let Some(notice) = self.candidate(now, world, held)
            && (self.kept.look.asked || world.surroundings.full_screen() != Some(true))
        {
            self.told(now, &notice, world.standing);
            return Some(notice);
        }
        self.is_moot(now, world).then(|| {
            self.kept.told.shown = None;
            Notice::Moot
        })
    }

    /// The most important of what may be told now.
    fn candidate(&self, now: Moment, world: &World<'_>, held: Option<HeldBack>) -> Option<Notice> {
        let withdrawn = self.withdrawn(world);
        if matches!(&withdrawn, Some(Notice::Withdrawn { malicious: true, .. })) {
            return withdrawn;
        }
        if self.kept.look.asked {
            return Some(withdrawn.unwrap_or_else(|| self.answer(now, world)));
        }
        if held == Some(HeldBack::Paused) || !self.passed(Line::Any, now, SPACING) {
            return None;
        }
        let off = held == Some(HeldBack::Off);
        let found = self.security(now, world).filter(|_| !off);
        let found = found.or(withdrawn).or_else(|| self.posted(world)).or_else(|| self.installed(world));
        found.or_else(
            || if off { None } else { self.updates(now, world).or_else(|| self.trouble(now, world)) },
        )
    }

    /// An installed package that was taken down, and was not told about.
    fn withdrawn(&self, world: &World<'_>) -> Option<Notice> {
        if !world.settings.notifications.security {
            return None;
        }
        let told = &self.kept.told.withdrawn;
        let mut fresh: Vec<_> =
            world.standing.withdrawn.iter().filter(|taken| !told.contains(&mark_of(taken))).collect();
        fresh.sort_by_key(|taken| !taken.malicious);
        let first = fresh.first()?;
        Some(Notice::Withdrawn {
            package: first.package.clone(),
            name: first.name.clone(),
            reason: first.reason.clone(),
            malicious: first.malicious,
            others: number(fresh.len() - 1),
        })
    }

    fn security(&self, now: Moment, world: &World<'_>) -> Option<Notice> {
        let switches = &world.settings.notifications;
        let standing = world.standing;
        let any = standing.updates.iter().any(|update| update.security) || standing.is_vitrine_urgent();
        (any && switches.security && self.passed(Line::Security, now, SECURITY_EVERY))
            .then(|| updates_notice(world.standing, !switches.updates))
    }

    fn updates(&self, now: Moment, world: &World<'_>) -> Option<Notice> {
        let updates = &world.standing.updates;
        if !world.standing.has_updates() || !world.settings.notifications.updates {
            return None;
        }
        let every = if updates.iter().any(|update| update.here) { READY_EVERY } else { AVAILABLE_EVERY };
        self.passed(Line::Updates, now, every).then(|| updates_notice(world.standing, false))
    }

    fn installed(&self, world: &World<'_>) -> Option<Notice> {
        let (count, names) = &self.kept.told.installed;
        (*count > 0 && world.settings.notifications.updates)
            .then(|| Notice::Installed { count: *count, names: names.clone() })
    }

    fn posted(&self, world: &World<'_>) -> Option<Notice> {
        self.kept.posted.first().filter(|_| world.settings.notifications.submissions).cloned()
    }

    fn trouble(&self, now: Moment, world: &World<'_>) -> Option<Notice> {
        let (days, galleries) = self.stale(now, world, STALE_DAYS)?;
        let every = if galleries.is_empty() { TROUBLE_EVERY } else { SOME_TROUBLE_EVERY };
        (world.settings.notifications.trouble && self.passed(Line::Trouble, now, every))
            .then_some(Notice::CouldNotCheck { days, galleries })
    }

    /// The answer to somebody who asked, whatever was told before.
    fn answer(&self, now: Moment, world: &World<'_>) -> Notice {
        if world.standing.has_updates() {
            return updates_notice(world.standing, false);
        }
        let failing = |(name, _): &(String, String)| {
            self.kept.galleries.get(name).is_some_and(|tried| tried.failures > 0)
        };
        if world.galleries.iter().any(failing) {
            let (days, galleries) = self.stale(now, world, 0).unwrap_or_default();
            return Notice::CouldNotCheck { days, galleries };
        }
        Notice::UpToDate
    }

    /// Galleries that failed for so many days: for how long, and which when it is not all of them.
    fn stale(&self, now: Moment, world: &World<'_>, at_least: i64) -> Option<(u32, Vec<String>)> {
        let days = |since: i64| now.clock.saturating_sub(since) / DAY;
        let held =
            self.kept.held.filter(|held| matches!(held.why, HeldBack::Metered | HeldBack::SavingPower));
        if let Some(held) = held.map(|held| days(held.since)).filter(|held| *held >= STALE_DAYS) {
            return Some((number(held), Vec::new()));
        }
        let failing = world.galleries.iter().filter_map(|(name, title)| {
            let tried = self.kept.galleries.get(name).filter(|tried| tried.failures > 0)?;
            Some((days(tried.since?), title.clone())).filter(|(days, _)| *days >= at_least)
        });
        let failing: Vec<_> = failing.collect();
        let longest = failing.iter().map(|(days, _)| *days).max()?;
        let all = failing.len() == world.galleries.len();
        let names = failing.into_iter().map(|(_, title)| title).take(Notice::NAMES);
        Some((number(longest), if all { Vec::new() } else { names.collect() }))
    }

    /// Writes down what is told.
    fn told(&mut self, now: Moment, notice: &Notice, standing: &Standing) {
        self.kept.look.asked = false;
        self.mark(Line::Any, now);
        let told = &mut self.kept.told;
        told.shown = None;
        match notice {
            Notice::Updates { security, vitrine, .. } => {
                told.shown = Some(Shown::Updates);
                self.mark(Line::Updates, now);
                if *security > 0 || vitrine.as_ref().is_some_and(|news| news.security) {
                    self.mark(Line::Security, now);
                }
            }
            Notice::Withdrawn { package, .. } => {
                told.shown = Some(Shown::Withdrawn(package.clone()));
                told.withdrawn.extend(standing.withdrawn.iter().map(mark_of));
            }
            Notice::CouldNotCheck { .. } => {
                told.shown = Some(Shown::Trouble);
                self.mark(Line::Trouble, now);
            }
            Notice::Installed { .. } => told.installed = Default::default(),
            Notice::Submission { .. } => self.kept.posted.retain(|posted| posted != notice),
            Notice::UpToDate | Notice::Moot => {}
        }
    }

    /// What would be told now is before the person's eyes. A package that was taken down is told all the same, once
    /// the window is closed: it is too important to hang on a look at the right page.
    fn seen_in_the_window(&mut self, now: Moment, world: &World<'_>) {
        if self.security(now, world).is_some() {
            self.mark(Line::Security, now);
        }
        if self.updates(now, world).is_some() {
            self.mark(Line::Updates, now);
        }
        if self.trouble(now, world).is_some() {
            self.mark(Line::Trouble, now);
        }
        self.kept.told.installed = Default::default();
        self.kept.look.asked = false;
    }

    /// What is installed no more, or came back, may be told again should it happen again.
    fn forget_what_is_over(&mut self, standing: &Standing) {
        let told = &mut self.kept.told.withdrawn;
        if !told.is_empty() {
            let now: std::collections::BTreeSet<_> = standing.withdrawn.iter().map(mark_of).collect();
            told.retain(|mark| now.contains(mark));
        }
    }

    fn is_moot(&self, now: Moment, world: &World<'_>) -> bool {
        match &self.kept.told.shown {
            None => false,
            Some(Shown::Updates) => !world.standing.has_updates(),
            Some(Shown::Trouble) => self.stale(now, world, 0).is_none(),
            Some(Shown::Withdrawn(package)) => {
                !world.standing.withdrawn.iter().any(|taken| taken.package == *package)
            }
        }
    }
}

/// One that turns out to do harm is news once more.
fn mark_of(taken: &WithdrawnPackage) -> String {
    let harm = if taken.malicious { "!" } else { "" };
    format!("{}/{}{harm}", taken.package.source, taken.package.id)
}

fn updates_notice(standing: &Standing, security_only: bool) -> Notice {
    let (security, others): (Vec<_>, Vec<_>) = standing.updates.iter().partition(|update| update.security);
    let others = if security_only { Vec::new() } else { others };
    let names = security.iter().chain(&others).map(|update| update.name.clone()).take(Notice::NAMES);
    Notice::Updates {
        security: number(security.len()),
        ready: number(others.len()),
        names: names.collect(),
        vitrine: standing.vitrine.clone().filter(|news| news.security || !security_only),
    }
}

fn number(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}
