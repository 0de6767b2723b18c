//! The icons: drawn on a 24-pixel grid with one stroke, in the colour of the text around them.

use leptos::prelude::*;

use crate::view;

/// An icon. It never stands alone: a word beside it or a label on its button says what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A key.
    Key,
    /// A tick.
    Check,
    /// A clock with its hand at four.
    Past,
    /// A queue.
    Queue,
    /// A crossed circle.
    Revoked,
    /// A question mark in a circle.
    Question,
    /// A triangle with an exclamation mark.
    Warning,
    /// Two sheets.
    Copy,
    /// An arrow into a tray.
    Download,
    /// A padlock.
    Lock,
    /// A circular arrow.
    Refresh,
    /// A half-filled disc.
    Theme,
    /// A cross.
    Close,
    /// A globe.
    Globe,
    /// An eye.
    Eye,
    /// Two sliders.
    Settings,
    /// Four tiles.
    Applications,
    /// A magnifying glass.
    Search,
    /// An arrow upwards.
    Ascending,
    /// An arrow downwards.
    Descending,
    /// A sheet with a folded corner.
    File,
    /// A prompt in a window.
    Terminal,
    /// Brackets with a stroke.
    Code,
    /// A line that turns back.
    Wrap,
    /// A paper plane.
    Send,
}

impl Icon {
    /// The drawing, as the `d` of one SVG path.
    fn path(self) -> &'static str {
        match self {
            Self::Key => {
                "M14.5 3.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM10 14l-7 6.5V21h4.5v-2.5H10V16m6-8h.01"
            }
            Self::Check => "m4.5 12.5 5 5 10-11",
            Self::Past => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3.5 2",
            Self::Queue => "M4 6h16M4 12h10M4 18h6m9-6v8m-3-3 3 3 3-3",
            Self::Revoked => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 5.7l12.6 12.6",
            Self::Question => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7m0 3h.01"
            }
            Self::Warning => "M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.5h.01",
            Self::Copy => {
                "M10 8h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Zm6 0V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"
            }
            Self::Download => "M12 4v11m-5-5 5 5 5-5M4 20h16",
            Self::Lock => {
                "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2Zm1 0V8a4 4 0 0 1 8 0v3"
            }
            Self::Refresh => "M20 12a8 8 0 1 1-2.5-5.8M20 3.5V8h-4.5",
            Self::Theme => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0v18m3-17.5v17m3-15v13",
            Self::Eye => {
                "M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7S2 12 2 12Zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z"
            }
            Self::File => "M6 3h8l4 4v14H6V3Zm8 0v4h4",
            Self::Terminal => "M3 5h18v14H3V5Zm4 4 3 3-3 3m6 0h4",
            Self::Code => "m8 7-5 5 5 5m8-10 5 5-5 5M14 4l-4 16",
            Self::Send => "M21 3 10 14M21 3l-7 18-4-7-7-4 18-7Z",
            Self::Wrap => "M3 6h18M3 12h14a3.5 3.5 0 0 1 0 7h-4m0 0 2.5-2.5M13 19l2.5 2.5M3 18h5",
            Self::Close => "m6 6 12 12M18 6 6 18",
            Self::Globe => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18Z"
            }
            Self::Settings => "M4 7h9m6 0h1M16 4.5v5M4 17h2m6 0h8M9 14.5v5",
            Self::Applications => "M4 4h6v6H4Zm10 0h6v6h-6ZM4 14h6v6H4Zm10 0h6v6h-6Z",
            Self::Ascending => "M12 20V5m-5 5 5-5 5 5",
            Self::Descending => "M12 4v15m-5-5 5 5 5-5",
            Self::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5",
        }
    }

    /// The icon as a view, hidden from assistive technology.
    pub fn view(self) -> impl IntoView {
        view! {
            <svg
                viewBox="0 0 24 24"
                width="16"
                height="16"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
                stroke-linecap="round"
                stroke-linejoin="round"
                aria-hidden="true"
            >
                <path d=self.path() />
            </svg>
        }
    }
}
