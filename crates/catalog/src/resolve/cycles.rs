//! What comes before what, and the circles in it: a walk in depth with a stack of its own, so that a chain of any
//! length costs memory and never the program.

/// Circles that are told; the first ones say enough.
const MOST_CYCLES: usize = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    /// On the way from the root to where we are.
    Open,
    Done,
}

/// The places in an order in which everything comes after what it needs (as far as there are no circles), and the
/// circles, each from its first member on.
pub(super) fn sort(graph: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut marks = vec![Mark::New; graph.len()];
    let (mut order, mut cycles) = (Vec::with_capacity(graph.len()), Vec::new());
    for root in 0..graph.len() {
        if marks[root] == Mark::New {
            walk(root, graph, &mut marks, &mut order, &mut cycles);
        }
    }
    (order, cycles)
}

fn walk(
    root: usize,
    graph: &[Vec<usize>],
    marks: &mut [Mark],
    order: &mut Vec<usize>,
    cycles: &mut Vec<Vec<usize>>,
) {
    // Each with the number of its needs that were looked at.
    let mut path = vec![(root, 0)];
    marks[root] = Mark::Open;
    while let Some((at, next)) = path.last_mut() {
        let Some(&need) = graph[*at].get(*next) else {
            marks[*at] = Mark::Done;
            order.push(*at);
            path.pop();
            continue;
        };
        *next += 1;
        match marks[need] {
            Mark::New => {
                marks[need] = Mark::Open;
                path.push((need, 0));
            }
            Mark::Open if cycles.len() < MOST_CYCLES => {
                let start = path.iter().position(|(place, _)| *place == need).unwrap_or(0);
                cycles.push(path[start..].iter().map(|(place, _)| *place).collect());
            }
            Mark::Open | Mark::Done => {}
        }
    }
}
