//! How long the page keeps its reader waiting: tasks past 50 ms, and the gaps between frames.

use serde::Deserialize;

use super::Page;

/// What was measured since [`Page::watch_tasks`].
#[derive(Debug, Clone, Deserialize)]
pub struct Tasks {
    /// Tasks of more than 50 ms, in milliseconds, as the browser's own observer has them (Long Tasks
    /// API).
    pub long: Vec<f64>,
    /// The longest time between two frames, in milliseconds.
    pub longest_frame: f64,
    /// How many frames there were.
    pub frames: u32,
}

impl Page {
    /// Measures from now on.
    pub async fn watch_tasks(&self) {
        let watch = "
            window.tasks?.stop();
            const seen = { long: [], longest_frame: 0, frames: 0 };
            const observer = new PerformanceObserver(list => {
                for (const task of list.getEntries()) seen.long.push(task.duration);
            });
            observer.observe({ type: 'longtask' });
            let last = null, on = true;
            const frame = now => {
                if (!on) return;
                if (last !== null) seen.longest_frame = Math.max(seen.longest_frame, now - last);
                last = now;
                seen.frames += 1;
                requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
            window.tasks = { seen, stop() { on = false; observer.disconnect(); } };";
        self.run::<()>(watch, vec![]).await;
    }

    /// What was measured so far.
    pub async fn tasks(&self) -> Tasks {
        self.run("return window.tasks.seen", vec![]).await
    }

    /// How many elements the document has.
    pub async fn elements(&self) -> u64 {
        self.run("return document.querySelectorAll('*').length", vec![])
            .await
    }
}
