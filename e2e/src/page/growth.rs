//! How much a page holds: to see whether it grows.

use serde_json::{Value, json};

use super::Page;

/// Remembers the memory of each WebAssembly module that the page starts.
const WATCH: &str = "{
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await real(...given);
            memories.push((made.instance ?? made).exports.memory);
            return made;
        };
    }
}";

/// What a page holds at one moment, after the browser has collected what nobody needs.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    /// The WebAssembly memory.
    pub wasm_bytes: u64,
    /// The nodes of all documents, those included that only a script still holds.
    pub nodes: u64,
    /// The event listeners.
    pub listeners: u64,
    /// JavaScript's own heap.
    pub heap_bytes: u64,
}

impl Page {
    /// Lets the pages that are opened from now on be measured.
    pub async fn watch_growth(&self) {
        self.before_pages(WATCH).await;
        self.command("Performance.enable", json!({})).await;
    }

    /// Measures the page.
    pub async fn growth(&self) -> Growth {
        self.command("HeapProfiler.collectGarbage", json!({})).await;
        let answer = self.command("Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric["name"] == name);
            // Whole numbers, though the protocol has them as floats.
            let value = found.and_then(|metric| metric["value"].as_f64());
            value.unwrap_or_else(|| panic!("the browser does not measure {name}")) as u64
        };
        let bytes = "return memories.reduce((sum, it) => sum + it.buffer.byteLength, 0)";
        Growth {
            wasm_bytes: self.run(bytes, vec![Value::Null]).await,
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
            heap_bytes: metric("JSHeapUsedSize"),
        }
    }
}
