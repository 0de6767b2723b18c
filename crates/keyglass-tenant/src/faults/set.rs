//! The faults that wait for requests.

use std::sync::{Mutex, MutexGuard, PoisonError};

use aws_lc_rs::rand;

use crate::faults::{Effect, Fault};

/// All pending faults; the newest is asked first.
#[derive(Default)]
pub(crate) struct FaultSet {
    pending: Mutex<Vec<Fault>>,
}

impl FaultSet {
    /// Adds a fault in front of the others.
    pub(crate) fn add(&self, fault: Fault) {
        self.lock().insert(0, fault);
    }

    /// Forgets every fault.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// The faults that still wait, newest first.
    pub(crate) fn pending(&self) -> Vec<Fault> {
        self.lock().clone()
    }

    /// What happens to this request, if anything. Counts the strike.
    pub(crate) fn strike(&self, method: &str, path: &str) -> Option<Effect> {
        let mut pending = self.lock();
        let index = pending
            .iter_mut()
            .position(|fault| fault.matches(method, path) && !fault.lets_pass())?;
        let effect = pending[index].effect.clone();
        if let Some(count) = &mut pending[index].count {
            *count = count.saturating_sub(1);
        }
        if pending[index].count == Some(0) {
            pending.remove(index);
        }
        Some(effect)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fault {
    /// Whether a matching request passes; counts it.
    fn lets_pass(&mut self) -> bool {
        let passes = self.skip > 0;
        self.skip = self.skip.saturating_sub(1);
        passes
    }

    fn matches(&self, method: &str, path: &str) -> bool {
        path.starts_with(&self.path)
            && self.method.as_deref().is_none_or(|wanted| wanted == method)
            && self.count != Some(0)
            && (self.probability >= 1.0 || random_share() < self.probability)
    }
}

/// A random number from 0 to 1.
pub(super) fn random_share() -> f64 {
    let mut bytes = [0; 4];
    match rand::fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Effect, Fault, FaultSet};

    /// How many of these requests a fault of this probability strikes, and how often it is left.
    fn strikes(requests: usize, probability: f64, count: Option<u32>) -> (usize, Option<u32>) {
        let set = FaultSet::default();
        set.add(Fault {
            probability,
            count,
            ..Fault::at("/api", Effect::Drop)
        });
        let struck = (0..requests).filter(|_| set.strike("GET", "/api/v2").is_some());
        let struck = struck.count();
        (struck, set.pending().first().and_then(|fault| fault.count))
    }

    #[test]
    fn a_fault_strikes_the_share_of_requests_that_it_was_told() {
        assert_eq!(strikes(200, 0.0, None).0, 0);
        assert_eq!(strikes(200, 1.0, None).0, 200);
        let (half, _) = strikes(1_000, 0.5, None);
        assert!((350..650).contains(&half), "{half}");
        let (few, _) = strikes(1_000, 0.1, None);
        assert!((40..200).contains(&few), "{few}");
    }

    #[test]
    fn only_requests_that_are_struck_are_counted() {
        assert_eq!(strikes(50, 0.0, Some(3)), (0, Some(3)));
        assert_eq!(strikes(500, 0.5, Some(3)), (3, None));
    }
}
