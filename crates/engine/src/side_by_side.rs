//! The same work for each of several things, a few of them at the same time.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Does the work for each, at most `most` at once; answers in the order they came, with none for one whose work
/// panicked. All of it ends with the future.
pub(crate) async fn side_by_side<T, R, F>(
    most: usize,
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> F,
) -> Vec<Option<R>>
where
    R: Send + 'static,
    F: Future<Output = R> + Send + 'static,
{
    let (places, mut running) = (Arc::new(Semaphore::new(most)), JoinSet::new());
    for (number, item) in items.into_iter().enumerate() {
        let (places, work) = (Arc::clone(&places), work(item));
        running.spawn(async move {
            // The semaphore is never closed.
            let _place = places.acquire_owned().await;
            (number, work.await)
        });
    }
    let mut answers: Vec<Option<R>> = std::iter::repeat_with(|| None).take(running.len()).collect();
    while let Some(done) = running.join_next().await {
        if let Ok((number, answer)) = done
            && let Some(place) = answers.get_mut(number)
        {
            *place = Some(answer);
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Barrier;

    use super::side_by_side;

    #[tokio::test]
    async fn answers_keep_their_order_and_a_panic_is_only_its_own() {
        let done = side_by_side(3, [3_u32, 0, 2, 1], |wait| async move {
            for _ in 0..wait {
                tokio::task::yield_now().await;
            }
            assert_ne!(wait, 2, "this one breaks, as the test wants it to");
            wait * 10
        });
        assert_eq!(done.await, [Some(30), Some(0), None, Some(10)]);
    }

    #[tokio::test]
    async fn so_many_at_once_and_no_more() {
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        // Nobody passes before there are two.
        let meeting = Arc::new(Barrier::new(2));
        side_by_side(2, 0..6, |_| {
            let (now, most, meeting) = (now.clone(), most.clone(), meeting.clone());
            async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                meeting.wait().await;
                now.fetch_sub(1, Ordering::SeqCst);
            }
        })
        .await;
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }
}
