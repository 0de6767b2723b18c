//! The folder where programs built from source are kept, one for all clones of the repository.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The folder of this project's programs in the user's cache.
pub(crate) fn tools_folder() -> Result<PathBuf> {
    user_cache()
        .map(|cache| cache.join("keyglass").join("tools"))
        .context("no home folder is set, so there is nowhere to keep the build tools; set XDG_CACHE_HOME")
}

/// The user's cache folder, by the custom of the system.
fn user_cache() -> Option<PathBuf> {
    let folder = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let home = || folder("HOME");
    if let Some(chosen) = folder("XDG_CACHE_HOME") {
        return Some(chosen);
    }
    if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join(Path::new("Library/Caches")))
    } else {
        home().map(|home| home.join(".cache"))
    }
}
