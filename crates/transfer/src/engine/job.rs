//! Runs the pieces the scheduler names until the file is whole, and tells what becomes of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::lane::Usable;
use super::scheduler::{Begin, Outcome};
use super::segment::{self, Ended};
use super::state::Shared;
use super::status::Told;
use crate::TransferError;
use crate::attempt::Company;
use crate::retry::{self, Decision};

type Result<T> = std::result::Result<T, TransferError>;

/// How often speeds are looked at when nothing else happens, and progress is told.
const TICK: Duration = Duration::from_millis(100);

/// How often the journal is kept.
const JOURNAL: Duration = Duration::from_secs(1);

/// Failures of one job, all mirrors together; a line that is cut every moment still gets there with as many.
const BUDGET: u32 = 150;

/// Brings what is missing. `Ok(false)` when no mirror is left that could.
pub(super) async fn run(shared: &Arc<Shared>, told: &Told<'_>, company: Company<'_>) -> Result<bool> {
    let stop = CancellationToken::new();
    let mut pieces = JoinSet::new();
    // Dropped in the middle, the pieces are aborted with the set.
    let ended = drive(shared, told, company, &stop, &mut pieces).await;
    stop.cancel();
    while pieces.join_next().await.is_some() {}
    let kept = shared.keep_journal(ended.is_err()).await;
    told.now(shared);
    let complete = ended?;
    kept?;
    Ok(complete)
}

async fn drive(
    shared: &Arc<Shared>,
    told: &Told<'_>,
    company: Company<'_>,
    stop: &CancellationToken,
    pieces: &mut JoinSet<Ended>,
) -> Result<bool> {
    let mut kept = Instant::now();
    loop {
        if company.cancel.is_cancelled() {
            return Err(TransferError::Cancelled);
        }
        begin(shared, told, stop, pieces);
        if pieces.is_empty() {
            let work = shared.work();
            if work.scheduler.is_complete() {
                return Ok(true);
            }
            if work.scheduler.is_stuck() || work.scheduler.failures > BUDGET {
                return Ok(false);
            }
        }
        let pause = pause(shared, pieces.is_empty());
        tokio::select! {
            biased;
            () = company.cancel.cancelled() => return Err(TransferError::Cancelled),
            Some(ended) = pieces.join_next(), if !pieces.is_empty() => {
                let ended = ended.map_err(std::io::Error::other)?;
                settle(shared, told, ended)?;
            }
            () = shared.proven.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
        told.often(shared);
        if kept.elapsed() >= JOURNAL {
            kept = Instant::now();
            shared.keep_journal(false).await?;
        }
    }
}

/// Begins as many pieces as the scheduler names.
fn begin(shared: &Arc<Shared>, told: &Told<'_>, stop: &CancellationToken, pieces: &mut JoinSet<Ended>) {
    let mut work = shared.work();
    if work.scheduler.failures > BUDGET {
        return;
    }
    while let Some(Begin { id, lane, range, relieves }) = work.scheduler.next(shared.now()) {
        if let Some((victim, owner)) = relieves {
            work.stop(victim);
            told.relieved(&work, owner, lane);
        }
        let piece = stop.child_token();
        work.stops.insert(id, piece.clone());
        pieces.spawn(segment::fetch(shared.clone(), id, lane, range, piece));
    }
}

/// How long nothing needs to be looked at.
fn pause(shared: &Shared, idle: bool) -> Duration {
    let now = shared.now();
    match shared.work().scheduler.wakes(now) {
        Some(until) if idle => Duration::from_secs_f64((until - now).clamp(0.001, 60.0)).min(TICK),
        Some(until) => Duration::from_secs_f64((until - now).max(0.001)).min(TICK),
        None => TICK,
    }
}

/// Draws the consequences of a piece that ended.
fn settle(shared: &Arc<Shared>, told: &Told<'_>, ended: Ended) -> Result<()> {
    let Ended { id, lane, result, changed } = ended;
    let now = shared.now();
    shared.work().stops.remove(&id);
    let error = match result {
        Ok(()) => {
            shared.work().scheduler.ended(id, lane, Outcome::Done, now);
            return Ok(());
        }
        Err(error @ TransferError::Io(_)) => return Err(error),
        Err(error) => error,
    };
    if changed {
        return forget(shared, told, id, lane);
    }
    let location = shared.work().mirrors[lane].location.clone();
    shared.http.health().failed(&location, &error);
    let outcome = judge(shared, lane, &error);
    let mut work = shared.work();
    let was_out = work.scheduler.lanes[lane].is_out() && work.mirrors[lane].failure.is_some();
    work.scheduler.ended(id, lane, outcome, now);
    if was_out {
        // What ended it says more than what its other connections end with.
        return Ok(());
    }
    if outcome == Outcome::Useless {
        told.failed(&work.mirrors[lane].location, &error, work.scheduler.is_stuck());
    } else {
        told.again(&error);
    }
    work.mirrors[lane].failure = Some(error);
    Ok(())
}

/// What a failure means for its lane.
fn judge(shared: &Shared, lane: usize, error: &TransferError) -> Outcome {
    let (mut work, now) = (shared.work(), shared.now());
    let options = shared.http.options();
    // Another connection that still brings bytes speaks for the mirror.
    let alive = work.scheduler.lanes[lane].strikes == 0 && work.scheduler.rate(lane, now) > 0.0;
    let state = &work.scheduler.lanes[lane];
    let strikes = state.strikes + u32::from(state.is_usable(now));
    let attempt = if alive { 1 } else { strikes.max(1) };
    match retry::decide(error, attempt, false, options, |n| rand::random_range(0..n)) {
        Decision::Again(pause) if matches!(error, TransferError::RateLimited { .. }) => {
            work.scheduler.lanes[lane].strikes += 1;
            Outcome::Wait(pause.as_secs_f64())
        }
        Decision::Again(pause) => Outcome::Again(pause.as_secs_f64()),
        Decision::GiveUp => Outcome::Useless,
    }
}

/// The mirror's file is another now: what came from it before is not glued to what comes.
fn forget(shared: &Arc<Shared>, told: &Told<'_>, id: u64, lane: usize) -> Result<()> {
    let location = {
        let mut work = shared.work();
        let others: Vec<u64> = work.stops.keys().copied().collect();
        // Pieces of the same lane may be of either file.
        let same = others.into_iter().filter(|other| work.scheduler.lane_of(*other) == Some(lane));
        for other in same.collect::<Vec<_>>() {
            work.stop(other);
            work.scheduler.ended(other, lane, Outcome::Done, shared.now());
        }
        let now = shared.now();
        work.scheduler.ended(id, lane, Outcome::Again(0.05), now);
        let mirror = &mut work.mirrors[lane];
        mirror.changes += 1;
        mirror.validator = None;
        if mirror.changes > 3 {
            work.scheduler.lanes[lane].usable = Usable::Out;
        }
        work.mirrors[lane].location.clone()
    };
    told.changed(&location);
    shared.forget(lane);
    Ok(())
}
