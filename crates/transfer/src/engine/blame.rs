//! When a whole file has another digest than was promised, somebody sent wrong bytes. Which bytes came from which
//! mirror is known, so each is suspected in turn: what came from it is fetched again from the others, and if the
//! digest is right then, it was the liar. When all that is there came from one mirror, there is nothing to guess.

use std::sync::Arc;

use vitrine_base::Sha256;

use super::job;
use super::lane::Usable;
use super::state::Shared;
use super::status::Told;
use crate::TransferError;
use crate::attempt::Company;

type Result<T> = std::result::Result<T, TransferError>;

/// Brings the file until its bytes are the right ones. `Ok(false)` when no mirror has them.
pub(super) async fn right_bytes(
    shared: &Arc<Shared>,
    expected: Sha256,
    told: &Told<'_>,
    company: Company<'_>,
) -> Result<bool> {
    if !job::run(shared, told, company).await? {
        return Ok(false);
    }
    let mut found = shared.digest().await?;
    let mut reused = told.reused > 0;
    while found != expected {
        told.say("The bytes that came are not those that were promised; looking for the mirror to blame.");
        let contributors = contributors(shared);
        if std::mem::take(&mut reused) {
            // A crash may have lost what the journal speaks of: nobody is to blame before all of it came anew.
            told.say("What an earlier run had left may be damaged; all of it is fetched again.");
            contributors.into_iter().for_each(|lane| shared.forget(lane));
            if !job::run(shared, told, company).await? {
                return Ok(false);
            }
            found = shared.digest().await?;
            continue;
        }
        if let [only] = contributors[..] {
            convict(shared, only, expected, found, told);
            shared.forget(only);
            if !job::run(shared, told, company).await? {
                return Ok(false);
            }
            found = shared.digest().await?;
            continue;
        }
        match suspect_each(shared, &contributors, (expected, found), told, company).await? {
            Some(true) => return Ok(true),
            Some(false) => {}
            None => return one_by_one(shared, expected, told, company).await,
        }
        found = shared.digest().await?;
    }
    Ok(true)
}

/// Lanes with bytes in the file, those with the fewest first, because they are soon fetched again.
fn contributors(shared: &Shared) -> Vec<usize> {
    let work = shared.work();
    let mut lanes: Vec<usize> =
        (0..work.written.len()).filter(|lane| !work.written[*lane].is_empty()).collect();
    lanes.sort_by_key(|lane| work.written[*lane].total());
    lanes
}

/// Fetches each one's bytes from the others. `Some(true)` when that gave the right bytes; `Some(false)` when only
/// one contributor is left, who is then the liar; `None` when it was nobody alone.
async fn suspect_each(
    shared: &Arc<Shared>,
    suspects: &[usize],
    (expected, wrong): (Sha256, Sha256),
    told: &Told<'_>,
    company: Company<'_>,
) -> Result<Option<bool>> {
    for suspect in suspects {
        let was = suspend(shared, *suspect);
        shared.forget(*suspect);
        let whole = job::run(shared, told, company).await?;
        if whole && shared.digest().await? == expected {
            release(shared, *suspect, was);
            convict(shared, *suspect, expected, wrong, told);
            return Ok(Some(true));
        }
        release(shared, *suspect, was);
        if !whole && !job::run(shared, told, company).await? {
            return Ok(None);
        }
        if contributors(shared).len() == 1 {
            return Ok(Some(false));
        }
    }
    Ok(None)
}

/// The last resort: all of it from one mirror after the other.
async fn one_by_one(
    shared: &Arc<Shared>,
    expected: Sha256,
    told: &Told<'_>,
    company: Company<'_>,
) -> Result<bool> {
    let lanes = shared.work().mirrors.len();
    for lane in 0..lanes {
        if shared.work().scheduler.lanes[lane].usable == Usable::Out {
            continue;
        }
        let others: Vec<(usize, Usable)> =
            (0..lanes).filter(|other| *other != lane).map(|other| (other, suspend(shared, other))).collect();
        contributors(shared).into_iter().for_each(|other| shared.forget(other));
        let whole = job::run(shared, told, company).await?;
        others.into_iter().for_each(|(other, was)| release(shared, other, was));
        if whole {
            let found = shared.digest().await?;
            if found == expected {
                return Ok(true);
            }
            convict(shared, lane, expected, found, told);
        }
    }
    Ok(false)
}

fn suspend(shared: &Shared, lane: usize) -> Usable {
    std::mem::replace(&mut shared.work().scheduler.lanes[lane].usable, Usable::Suspended)
}

fn release(shared: &Shared, lane: usize, was: Usable) {
    shared.work().scheduler.lanes[lane].usable = was;
}

/// Takes a mirror out for good, and says why.
fn convict(shared: &Shared, lane: usize, expected: Sha256, found: Sha256, told: &Told<'_>) {
    let mut work = shared.work();
    work.scheduler.lanes[lane].usable = Usable::Out;
    let Some(mirror) = work.mirrors.get_mut(lane) else {
        told.say("The bytes an earlier run had left were damaged; they were fetched again.");
        return;
    };
    let url = mirror.location.to_string();
    told.say(&format!("{url} sent other bytes than its gallery promised; it is not asked any more."));
    let error = TransferError::WrongDigest { url, expected, found };
    let location = mirror.location.clone();
    mirror.failure = Some(error.duplicate());
    drop(work);
    shared.http.health().failed(&location, &error);
}
