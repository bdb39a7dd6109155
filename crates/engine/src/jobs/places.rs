//! How many jobs run at the same time: as many as the person set, changed while they run.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What the settings allow at most: more only makes each slower on one disk and one line.
pub(crate) const MOST: usize = 8;

/// Before the settings were read.
const FIRST: usize = 3;

/// The places of jobs.
pub(super) struct Places {
    free: Arc<Semaphore>,
    count: Mutex<Count>,
}

struct Count {
    wanted: usize,
    /// Places that are held beyond what is wanted: each is given up when its job ends.
    over: usize,
}

/// A place for as long as it is held.
pub(super) struct Place {
    places: Arc<Places>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Places {
    pub(super) fn new() -> Arc<Self> {
        let count = Mutex::new(Count { wanted: FIRST, over: 0 });
        Arc::new(Self { free: Arc::new(Semaphore::new(FIRST)), count })
    }

    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place.
    pub(super) async fn take(self: &Arc<Self>) -> Place {
        // The semaphore is never closed.
        let permit = self.free.clone().acquire_owned().await.ok();
        Place { places: self.clone(), permit }
    }

    /// So many from now on: more start at once, fewer as running ones end.
    pub(super) fn set(&self, wanted: usize) {
        let wanted = wanted.clamp(1, MOST);
        let mut count = self.count();
        if wanted > count.wanted {
            let more = wanted - count.wanted;
            let kept = more.min(count.over);
            count.over -= kept;
            self.free.add_permits(more - kept);
        } else {
            let fewer = count.wanted - wanted;
            count.over += fewer - self.free.forget_permits(fewer);
        }
        count.wanted = wanted;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut count = self.places.count();
        if count.over > 0
            && let Some(permit) = self.permit.take()
        {
            count.over -= 1;
            permit.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn places_grow_and_shrink_while_they_are_held() {
        let places = Places::new();
        let mut held = vec![places.take().await, places.take().await, places.take().await];
        assert_eq!(places.free.available_permits(), 0);
        places.set(1);
        held.pop();
        held.pop();
        assert_eq!(places.free.available_permits(), 0, "two were one and two too many");
        held.pop();
        assert_eq!(places.free.available_permits(), 1);
        held.push(places.take().await);
        places.set(4);
        assert_eq!(places.free.available_permits(), 3);
        places.set(2);
        places.set(3);
        assert_eq!(places.free.available_permits(), 2);
        places.set(0);
        drop(held);
        assert_eq!(places.free.available_permits(), 1, "there is always one");
        places.set(usize::MAX);
        assert_eq!(places.free.available_permits(), MOST);
    }
}
