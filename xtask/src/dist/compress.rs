//! Compressed copies of files, kept by content so that a file that did not change costs nothing.

use std::{
    collections::HashSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::fingerprint;

/// Files smaller than this fit one packet either way.
const SMALLEST: usize = 256;

/// The kinds of file that are not compressed by nature.
const COMPRESSIBLE: [&str; 9] = [
    "css",
    "html",
    "js",
    "json",
    "map",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// The sizes of one file in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sizes {
    /// As it is.
    pub(super) raw: u64,
    /// In gzip, or as it is where that is no smaller.
    pub(super) gzip: u64,
    /// In brotli, or as it is where that is no smaller.
    pub(super) brotli: u64,
}

/// Compresses files, each content only once.
#[derive(Debug)]
pub(super) struct Compressor {
    store: PathBuf,
    used: HashSet<String>,
}

impl Compressor {
    /// A compressor that keeps its results in the folder `store`.
    pub(super) fn new(store: PathBuf) -> Result<Self> {
        fs::create_dir_all(&store).with_context(|| format!("cannot make {}", store.display()))?;
        Ok(Self {
            store,
            used: HashSet::new(),
        })
    }

    /// Writes `file.br` and `file.gz` beside `file` where they are smaller than it.
    pub(super) fn compress(&mut self, file: &Path) -> Result<Sizes> {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let raw = content.len() as u64;
        if content.len() < SMALLEST || !is_compressible(file) {
            return Ok(Sizes {
                raw,
                gzip: raw,
                brotli: raw,
            });
        }
        let key = fingerprint::of_bytes(&content);
        let gzip = self.copy(file, &content, &key, "gz", gzip)?;
        let brotli = self.copy(file, &content, &key, "br", brotli)?;
        Ok(Sizes { raw, gzip, brotli })
    }

    /// Removes what was kept for contents that no file has any more.
    pub(super) fn forget_unused(&self) -> Result<()> {
        let failed = || format!("cannot tidy {}", self.store.display());
        for entry in fs::read_dir(&self.store).with_context(failed)? {
            let entry = entry.with_context(failed)?;
            if !self.used.contains(&*entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path()).with_context(failed)?;
            }
        }
        Ok(())
    }

    /// Puts one compressed copy beside `file`, and answers how much will be sent.
    fn copy(
        &mut self,
        file: &Path,
        content: &[u8],
        key: &str,
        ending: &str,
        compress: fn(&[u8]) -> std::io::Result<Vec<u8>>,
    ) -> Result<u64> {
        let name = format!("{key}.{ending}");
        let kept = self.store.join(&name);
        let failed = || format!("cannot compress {}", file.display());
        let compressed = match fs::read(&kept) {
            Ok(compressed) => compressed,
            Err(_) => {
                let compressed = compress(content).with_context(failed)?;
                // Under another name first: a half-written file must not be found next time.
                let partial = self.store.join(format!("{name}.partial"));
                fs::write(&partial, &compressed)
                    .and_then(|()| fs::rename(&partial, &kept))
                    .with_context(failed)?;
                compressed
            }
        };
        self.used.insert(name);
        if compressed.len() >= content.len() {
            return Ok(content.len() as u64);
        }
        let mut beside = file.as_os_str().to_owned();
        beside.push(format!(".{ending}"));
        fs::write(&beside, &compressed).with_context(failed)?;
        Ok(compressed.len() as u64)
    }
}

/// Whether the kind of file gains from compression.
fn is_compressible(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

/// Gzip at its best.
fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

/// Brotli at its best: quality 11 with the largest window that browsers take.
pub(super) fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    let mut reader = content;
    brotli::BrotliCompress(&mut reader, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// A folder with one file of that name and content in it, and a compressor beside it.
    fn sample(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf, Compressor) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(name);
        fs::write(&file, content).expect("written");
        let compressor = Compressor::new(folder.path().join("store")).expect("a store");
        (folder, file, compressor)
    }

    #[test]
    fn both_copies_give_the_file_back() {
        let content = "Keyglass shows keys. ".repeat(100).into_bytes();
        let (folder, file, mut compressor) = sample("a.js", &content);
        let sizes = compressor.compress(&file).expect("compressed");
        assert!(
            sizes.brotli < sizes.gzip && sizes.gzip < sizes.raw,
            "{sizes:?}"
        );

        let gzip = fs::read(folder.path().join("a.js.gz")).expect("a gzip copy");
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*gzip)
            .read_to_end(&mut back)
            .expect("gzip");
        assert_eq!(back, content);

        let brotli = fs::read(folder.path().join("a.js.br")).expect("a brotli copy");
        assert_eq!(brotli.len() as u64, sizes.brotli);
        back.clear();
        brotli::BrotliDecompress(&mut &*brotli, &mut back).expect("brotli");
        assert_eq!(back, content);
    }

    #[test]
    fn small_files_and_pictures_are_left_alone() {
        for (name, length) in [("a.js", SMALLEST - 1), ("a.png", 4000)] {
            let (folder, file, mut compressor) = sample(name, &vec![b'x'; length]);
            let raw = length as u64;
            let sizes = compressor.compress(&file).expect("measured");
            assert_eq!(
                sizes,
                Sizes {
                    raw,
                    gzip: raw,
                    brotli: raw
                }
            );
            assert!(!folder.path().join(format!("{name}.br")).exists());
        }
    }

    #[test]
    fn what_no_file_has_any_more_is_forgotten() {
        let (folder, file, mut compressor) = sample("a.css", &[b'a'; 1000]);
        compressor.compress(&file).expect("compressed");
        let store = folder.path().join("store");
        fs::write(store.join("stale.br"), "old").expect("written");
        compressor.forget_unused().expect("tidied");
        let kept = fs::read_dir(&store).expect("listed").count();
        assert_eq!(kept, 2, "the two copies of a.css stay");
    }
}
