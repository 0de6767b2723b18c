//! `dist`: the deployable folder, with a compressed copy beside every file that gains from one, and
//! the size of what each page fetches held against its budget.

mod budget;
mod compress;
mod table;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use self::{budget::BUDGETS, compress::Compressor};
use crate::{app, fingerprint, process, report::Outcome, tools::BuildTools, workspace::Workspace};

/// A file of `dist/` and its sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sized {
    /// Its path inside `dist/`, with forward slashes.
    name: String,
    /// As it is.
    raw: u64,
    /// As sent to a browser that takes gzip; `raw` where compression does not help.
    gzip: u64,
    /// As sent to a browser that takes brotli; `raw` where compression does not help.
    brotli: u64,
}

/// Makes the folder and fails when a page has outgrown its budget.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut outcome = Outcome::named("dist");
    measure(workspace, &mut outcome)?;
    if outcome.failed > 0 {
        bail!("{}", outcome.notes.join("\n       "));
    }
    Ok(())
}

/// Makes the folder, prints the sizes, and counts each budget as a check of `outcome`.
pub(crate) fn measure(workspace: &Workspace, outcome: &mut Outcome) -> Result<()> {
    let tools = BuildTools::ensure(workspace)?;
    app::ensure_built(workspace, &tools)?;
    let files = compress_all(workspace)?;
    print!("\n{}", table::render(&files, &BUDGETS));
    println!("\nThe deployable folder is {}", workspace.dist().display());
    for budget in &BUDGETS {
        outcome.count(budget.page, &budget.check(&files));
    }
    Ok(())
}

/// The pages with the embed and what each fetches in brotli; none when the app is not built.
pub(crate) fn embed_pages(workspace: &Workspace) -> Vec<(&'static str, u64)> {
    let mut paths = Vec::new();
    // A folder that is not there holds nothing.
    let _ = fingerprint::collect(&workspace.dist(), &mut paths);
    paths.retain(|path| !app::is_compressed_copy(path));
    let mut pages = Vec::new();
    for budget in BUDGETS.iter().filter(|it| it.page.starts_with("embed")) {
        let its = |path: &&PathBuf| budget.covers(&name_in(&workspace.dist(), path));
        let size = |path: &PathBuf| brotli_size(&fs::read(path).ok()?).ok();
        let bytes: u64 = paths.iter().filter(its).filter_map(size).sum();
        if bytes > 0 {
            pages.push((budget.page, bytes));
        }
    }
    pages
}

/// How much is sent of a file with this content to a browser that takes brotli.
pub(crate) fn brotli_size(content: &[u8]) -> Result<u64> {
    let compressed = compress::brotli(content).context("cannot compress")?;
    Ok(compressed.len() as u64)
}

/// Puts compressed copies beside the files of `dist/` and answers all sizes, by name.
fn compress_all(workspace: &Workspace) -> Result<Vec<Sized>> {
    let started = Instant::now();
    let mut compressor = Compressor::new(workspace.own().join("compressed"))?;
    let mut paths = Vec::new();
    fingerprint::collect(&workspace.dist(), &mut paths)?;
    paths.sort();
    let (copies, originals): (Vec<PathBuf>, Vec<PathBuf>) = paths
        .into_iter()
        .partition(|path| app::is_compressed_copy(path));
    for copy in copies {
        fs::remove_file(&copy).with_context(|| format!("cannot remove {}", copy.display()))?;
    }
    let sized = |path: &PathBuf| {
        let name = name_in(&workspace.dist(), path);
        let sizes = compressor.compress(path)?;
        Ok(Sized {
            name,
            raw: sizes.raw,
            gzip: sizes.gzip,
            brotli: sizes.brotli,
        })
    };
    let files = originals.iter().map(sized).collect::<Result<Vec<_>>>()?;
    compressor.forget_unused()?;
    println!(
        "Compressed {} files in {}.",
        files.len(),
        process::spoken(started.elapsed())
    );
    Ok(files)
}

/// The path of a file inside `dist`, with forward slashes on every system.
fn name_in(dist: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(dist).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}
