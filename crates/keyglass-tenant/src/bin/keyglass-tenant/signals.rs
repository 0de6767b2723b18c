//! When to stop: Ctrl-C, or the system's wish.

/// Returns at the first request to stop. A second one then ends the program at once.
pub(crate) async fn wait_for_stop() {
    tokio::select! {
        () = interrupt() => {}
        () = terminate() => {}
    }
    tokio::spawn(async {
        interrupt().await;
        std::process::exit(130);
    });
}

/// Ctrl-C. Without a way to learn of it, never: the program can still be killed.
async fn interrupt() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminate() {
    use tokio::signal::unix::{SignalKind, signal};

    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminate() {
    std::future::pending().await
}
