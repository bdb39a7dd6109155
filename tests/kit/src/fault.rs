//! What a server can be told to do wrong.

/// One misbehaviour of a [`FileServer`](crate::FileServer) for one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Answers this status with these headers and a short text.
    Status(u16, Vec<(String, String)>),
    /// Sends the headers, then nothing more.
    Stall,
    /// Takes the request and never answers.
    NoAnswer,
    /// Promises the whole file and closes the connection after so many bytes of this answer.
    CutAfter(u64),
    /// 302 to this address.
    Redirect(String),
    /// 200 and a body that never ends.
    Endless,
    /// Says the body is that many bytes longer (or shorter) than the file; more is cut off, less is cut short.
    WrongLength(i64),
    /// 200 with these bytes and this content type.
    Body(Vec<u8>, String),
    /// 200 with a web page, as hosts answer for what they do not have.
    Html,
    /// Trickles.
    Slow {
        /// At this rate.
        bytes_per_second: u64,
    },
    /// Answers 200 and the whole file when a range is asked for.
    IgnoreRange,
    /// Answers 206 with the file from its start, and says so, when a later range is asked for.
    OtherRange,
    /// One byte, at this offset, is another than in the file.
    FlipByte(u64),
    /// Packs the answer with gzip, asked or not.
    Gzip,
    /// Sends so many bytes of this answer, then nothing more, and keeps the connection open.
    StallAfter(u64),
    /// Answers 206 with the bytes that were asked for, and says of them whatever this is.
    ContentRange(String),
    /// One byte in every 4,096 is another than in the file, whichever part is asked for.
    Lie,
    /// Closes the connection without a word.
    Hangup,
}
