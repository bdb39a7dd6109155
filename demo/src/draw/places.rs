//! Motifs with places: coast, mountain, sky, home.

use super::canvas::Canvas;

/// A lighthouse that sends its beam over the sea at dusk.
pub(super) fn lighthouse() -> Option<Canvas> {
    let mut c = Canvas::new(0x24325fff, 0xf08a5dff)?;
    c.stars(30, 190.0, 0xffffff99);
    c.disc(120.0, 372.0, 74.0, 0xffd08aff);
    c.shape("M300 132 L-20 40 L-20 190 Z", 0xfff3c455);
    c.shape("M320 132 L540 60 L540 190 Z", 0xfff3c455);
    c.shape("M0 372 H512 V512 H0 Z", 0x1d3f63ff);
    c.line("M70 398 H176 M92 422 H150 M104 446 H136", 6.0, 0xffd08aaa);
    c.line("M250 470 H330 M20 480 H96", 5.0, 0x3f6a91ff);
    c.shape("M196 512 C210 430 250 396 310 396 C380 396 440 420 470 512 Z", 0x172642ff);
    c.shade("M268 404 L284 168 H336 L352 404 Z", 0xfffaf0ff, 0xe6d5c3ff);
    c.shape("M282 210 L339 210 L342 258 L278 258 Z", 0xd64545ff);
    c.shape("M275 306 L346 306 L350 354 L271 354 Z", 0xd64545ff);
    c.shape("M312 168 H336 L352 404 H312 Z", 0x00000018);
    c.card((268.0, 158.0), (84.0, 14.0), 6.0, 0x172642ff);
    c.card((284.0, 108.0), (52.0, 52.0), 6.0, 0xffe9a8ff);
    c.line("M302 110 V158 M318 110 V158", 4.0, 0x172642ff);
    c.shape("M274 112 Q310 60 346 112 Z", 0xd64545ff);
    c.disc(310.0, 76.0, 7.0, 0x172642ff);
    c.glow(310.0, 134.0, 90.0, 0xfff3c4aa);
    c.card((298.0, 364.0), (26.0, 42.0), 10.0, 0x172642ff);
    Some(c)
}

/// Peaks behind a trail in the morning.
pub(super) fn mountain() -> Option<Canvas> {
    let mut c = Canvas::new(0xffd9a0ff, 0xf4845fff)?;
    c.disc(352.0, 150.0, 66.0, 0xfff4d6ff);
    c.glow(352.0, 150.0, 150.0, 0xfff4d688);
    c.shape("M-20 380 L110 200 L190 300 L270 190 L420 360 L540 270 L540 512 L-20 512 Z", 0xd97b66ff);
    c.shape("M-20 450 L90 330 L150 372 L262 148 L400 372 L452 330 L540 420 L540 512 L-20 512 Z", 0x6d4c7dff);
    c.shape("M262 148 L206 260 L232 244 L252 272 L276 240 L300 268 L330 258 Z", 0xfff8ecff);
    c.shape("M262 148 L330 258 L300 268 L276 240 L272 200 Z", 0xd9cfe8ff);
    c.shape("M-20 430 C80 380 200 420 290 404 C390 384 460 400 540 370 L540 512 L-20 512 Z", 0x3f5b6bff);
    c.shape("M-20 480 C120 430 300 480 540 430 L540 512 L-20 512 Z", 0x27424fff);
    c.line("M214 512 C240 480 330 474 320 448 C312 428 250 432 262 412", 13.0, 0xffd9a0ff);
    for (x, y, s) in [(70.0, 452.0, 1.0), (112.0, 462.0, 0.7), (420.0, 452.0, 1.1), (468.0, 444.0, 0.8)] {
        let (w, h) = (26.0 * s, 74.0 * s);
        c.shape(&format!("M{} {y} L{x} {} L{} {y} Z", x - w, y - h, x + w), 0x1a3038ff);
        c.shape(
            &format!(
                "M{} {} L{x} {} L{} {} Z",
                x - w * 0.8,
                y - h * 0.4,
                y - h * 1.25,
                x + w * 0.8,
                y - h * 0.4
            ),
            0x1a3038ff,
        );
    }
    Some(c)
}

/// One great wave, in layers.
pub(super) fn wave() -> Option<Canvas> {
    let mut c = Canvas::new(0xfbe3d0ff, 0xf7b7a3ff)?;
    c.disc(360.0, 156.0, 88.0, 0xe85d4aff);
    c.shape("M0 330 C90 306 170 320 256 330 C360 342 430 330 512 306 V512 H0 Z", 0x8ec5d6ff);
    c.shade("M-10 512 V250 C40 120 190 70 300 140 C352 174 372 230 340 262 C330 226 296 206 262 220 C208 244 214 330 290 372 C360 408 440 392 522 372 V512 Z", 0x2a7fa8ff, 0x123f6bff);
    c.shape(
        "M-10 512 V330 C30 220 110 160 196 150 C150 210 140 300 190 366 C250 440 380 450 522 420 V512 Z",
        0x1b5f8fff,
    );
    c.shape(
        "M-10 512 V400 C30 330 70 290 116 276 C100 350 140 420 220 456 C300 486 420 486 522 466 V512 Z",
        0x0f4673ff,
    );
    c.line("M34 232 C92 130 206 96 292 150 C336 178 352 214 340 258", 16.0, 0xffffffff);
    for (x, y, r) in [
        (340.0, 262.0, 15.0),
        (318.0, 234.0, 13.0),
        (296.0, 222.0, 12.0),
        (268.0, 226.0, 13.0),
        (356.0, 226.0, 12.0),
        (352.0, 292.0, 8.0),
        (382.0, 254.0, 7.0),
        (372.0, 286.0, 5.0),
        (310.0, 270.0, 7.0),
        (286.0, 254.0, 6.0),
    ] {
        c.disc(x, y, r, 0xffffffff);
    }
    c.line("M250 396 C320 430 410 426 490 406 M60 470 C130 494 240 500 330 492", 7.0, 0xbfe3ecff);
    c.line("M64 330 C80 270 110 230 146 206 M92 400 C86 360 92 330 106 306", 7.0, 0x6fb7d0ff);
    Some(c)
}

/// A crescent moon and stars over dunes.
pub(super) fn crescent() -> Option<Canvas> {
    let mut c = Canvas::new(0x0d1440ff, 0x5b2a86ff)?;
    c.stars(70, 360.0, 0xffffffaa);
    c.glow(248.0, 192.0, 220.0, 0xf6d36555);
    c.shape("M286 66 C196 70 130 138 134 222 C140 306 214 358 298 340 C320 334 340 322 354 308 C278 318 220 270 216 204 C212 142 240 92 286 66 Z", 0xf6d365ff);
    for (x, y, r) in [(330.0, 150.0, 34.0), (404.0, 232.0, 19.0), (300.0, 236.0, 15.0), (412.0, 96.0, 14.0)] {
        let i = r * 0.22;
        c.shape(
            &format!(
                "M{x} {} L{} {} L{} {y} L{} {} L{x} {} L{} {} L{} {y} L{} {} Z",
                y - r,
                x + i,
                y - i,
                x + r,
                x + i,
                y + i,
                y + r,
                x - i,
                y + i,
                x - r,
                x - i,
                y - i
            ),
            0xfff6d8ff,
        );
    }
    c.line("M330 150 L404 232 L300 236 Z", 2.5, 0xfff6d866);
    c.shape("M-10 430 C90 360 190 372 280 420 C360 456 440 420 522 380 V512 H-10 Z", 0x8a4b8fff);
    c.shape("M-10 430 C90 360 190 372 280 420 C200 420 90 440 -10 500 Z", 0xb76e9bff);
    c.shape("M-10 490 C120 420 250 470 340 460 C420 450 470 440 522 450 V512 H-10 Z", 0x3a1a5eff);
    Some(c)
}

/// A house with a warm window in the snow-blue evening.
pub(super) fn house() -> Option<Canvas> {
    let mut c = Canvas::new(0xf9c784ff, 0xe4572eff)?;
    c.disc(256.0, 280.0, 210.0, 0xffffff22);
    c.disc(256.0, 280.0, 160.0, 0xffffff22);
    c.shape("M-10 430 C120 396 380 396 522 430 V512 H-10 Z", 0x7a2e2eff);
    c.card((346.0, 132.0), (42.0, 110.0), 5.0, 0x6a2535ff);
    for (x, y, r) in [(368.0, 112.0, 15.0), (384.0, 84.0, 20.0), (364.0, 50.0, 25.0)] {
        c.disc(x, y, r, 0xfff4e0bb);
    }
    c.shade("M126 238 H386 V436 H126 Z", 0xfff4e0ff, 0xf6dcb8ff);
    c.shape("M256 96 L432 250 L404 272 L256 148 L108 272 L80 250 Z", 0x8c2f39ff);
    c.shape("M256 148 L386 256 V262 H126 V256 Z", 0xfff4e0ff);
    c.glow(256.0, 372.0, 150.0, 0xffb347aa);
    c.shape("M190 436 V340 C190 296 222 274 256 274 C290 274 322 296 322 340 V436 Z", 0x8c2f39ff);
    c.shape("M208 436 V346 C208 310 232 292 256 292 C280 292 304 310 304 346 V436 Z", 0x3b1220ff);
    c.shape("M256 318 C272 350 298 364 290 400 C286 424 272 434 256 434 C240 434 226 424 222 400 C218 376 236 366 240 346 C248 354 250 336 256 318 Z", 0xff8c2bff);
    c.shape("M256 366 C266 384 278 394 274 412 C270 428 264 434 256 434 C248 434 242 428 238 412 C236 398 248 388 256 366 Z", 0xffe08aff);
    c.line("M218 440 H294", 12.0, 0x5a2a1fff);
    c.card((146.0, 290.0), (34.0, 44.0), 6.0, 0xffb347ff);
    c.card((332.0, 290.0), (34.0, 44.0), 6.0, 0xffb347ff);
    Some(c)
}

/// Northern lights over firs and snow.
pub(super) fn aurora() -> Option<Canvas> {
    let mut c = Canvas::new(0x07142bff, 0x123a52ff)?;
    c.stars(60, 330.0, 0xffffffaa);
    c.shade("M-10 300 C80 120 160 260 250 130 C330 20 420 190 522 60 V190 C430 290 340 140 262 250 C180 350 90 240 -10 380 Z", 0x5cf2b800, 0x3ee6a5bb);
    c.shade("M-10 220 C70 60 190 190 270 70 C350 -30 430 120 522 20 V110 C430 210 350 60 280 150 C200 250 80 150 -10 280 Z", 0xa78bfa00, 0x8f6cf099);
    c.shape("M-10 400 L90 290 L150 350 L230 262 L330 372 L400 310 L522 410 V512 H-10 Z", 0x1f4a66ff);
    c.shape("M230 262 L196 300 L222 294 L238 314 L258 292 Z M90 290 L64 318 L86 314 L98 328 L112 312 Z M400 310 L372 336 L398 330 L414 346 L428 332 Z", 0xe8f7ffff);
    c.shape("M-10 440 C120 396 360 400 522 440 V512 H-10 Z", 0xdff1faff);
    c.shape("M-10 480 C160 440 330 470 522 462 V512 H-10 Z", 0xb7d9eaff);
    for (x, y, s) in [
        (70.0, 446.0, 1.2),
        (126.0, 452.0, 0.8),
        (404.0, 448.0, 1.3),
        (458.0, 456.0, 0.9),
        (350.0, 444.0, 0.7),
    ] {
        for (drop, half) in [(0.0, 34.0), (34.0, 27.0), (64.0, 20.0)] {
            let base = y - drop * s;
            c.shape(
                &format!("M{} {base} L{x} {} L{} {base} Z", x - half * s, base - 62.0 * s, x + half * s),
                0x0c2b33ff,
            );
        }
    }
    c.shape("M226 448 L256 404 L286 448 Z", 0x8c3b2eff);
    c.shape("M250 448 L256 424 L262 448 Z", 0xffd166ff);
    c.glow(256.0, 440.0, 60.0, 0xffd16688);
    Some(c)
}
