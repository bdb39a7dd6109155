//! Motifs with figures and signs.

use super::canvas::Canvas;

/// A spark that reads.
pub(super) fn flame() -> Option<Canvas> {
    let mut c = Canvas::new(0x7b1e3aff, 0xf25c05ff)?;
    c.glow(256.0, 240.0, 250.0, 0xffd16699);
    c.shade("M262 46 C320 130 400 180 384 292 C374 366 320 402 256 402 C192 402 138 366 128 292 C120 224 160 196 172 140 C200 160 206 186 206 206 C244 170 262 110 262 46 Z", 0xff8c2bff, 0xe63b2eff);
    c.shade("M258 160 C292 214 344 240 332 308 C324 354 294 380 256 380 C218 380 188 354 180 308 C176 270 200 250 208 222 C222 236 228 250 228 262 C250 238 260 200 258 160 Z", 0xffd166ff, 0xff9f1cff);
    c.both_sides(|c| {
        c.oval(222.0, 308.0, 14.0, 18.0, 0x5a1226ff);
        c.disc(218.0, 301.0, 5.0, 0xffffffff);
        c.oval(198.0, 334.0, 14.0, 8.0, 0xff6b4a99);
    });
    c.line("M240 336 Q256 352 272 336", 6.0, 0x5a1226ff);
    c.shape("M256 424 C210 388 140 384 84 400 V476 C140 460 210 464 256 492 Z", 0xfff6e6ff);
    c.shape("M256 424 C302 388 372 384 428 400 V476 C372 460 302 464 256 492 Z", 0xf3e3cbff);
    c.line("M112 424 C150 416 190 420 226 436 M112 446 C150 438 190 442 226 458 M286 436 C322 420 362 416 400 424 M286 458 C322 442 362 438 400 446", 5.0, 0xc9a98aff);
    c.line("M256 424 V492", 5.0, 0x8f2a2aff);
    Some(c)
}

/// A crystal ball between two hands of light.
pub(super) fn crystal() -> Option<Canvas> {
    let mut c = Canvas::new(0x2a0845ff, 0x8e2a7bff)?;
    c.stars(48, 420.0, 0xffd6f588);
    c.glow(256.0, 224.0, 250.0, 0xff8ad477);
    c.shape("M136 452 C150 400 190 376 256 376 C322 376 362 400 376 452 Z", 0xd9a441ff);
    c.card((112.0, 444.0), (288.0, 26.0), 10.0, 0xb07f2aff);
    c.line("M168 430 H344", 5.0, 0xf6dc9aff);
    c.disc(256.0, 236.0, 160.0, 0x5a1a8fff);
    c.disc(256.0, 236.0, 148.0, 0x7b35b8ff);
    c.glow(256.0, 268.0, 140.0, 0xff9adfcc);
    c.shape("M112 236 Q256 96 400 236 Q256 376 112 236 Z", 0xfff3fbff);
    c.disc(256.0, 236.0, 62.0, 0x37b6c9ff);
    c.disc(256.0, 236.0, 48.0, 0x1f7f9eff);
    c.disc(256.0, 236.0, 28.0, 0x1a0730ff);
    c.disc(240.0, 220.0, 12.0, 0xffffffff);
    c.line("M112 236 Q256 96 400 236 Q256 376 112 236 Z", 8.0, 0x2a0845ff);
    c.line(
        "M158 168 L140 146 M206 140 L196 114 M256 130 V102 M306 140 L316 114 M354 168 L372 146",
        7.0,
        0xffe6a8ff,
    );
    c.line("M148 154 C170 112 214 90 256 88", 7.0, 0xffffff77);
    Some(c)
}

/// Two speech bubbles above a stage.
pub(super) fn speech() -> Option<Canvas> {
    let mut c = Canvas::new(0x3a86ffff, 0x5e3becff)?;
    c.disc(90.0, 110.0, 150.0, 0xffffff14);
    c.disc(440.0, 420.0, 170.0, 0xffffff12);
    c.card((72.0, 84.0), (264.0, 172.0), 46.0, 0xffffffff);
    c.shape("M116 236 L104 312 L186 248 Z", 0xffffffff);
    for (x, rgba) in [(136.0, 0xff006eff), (204.0, 0xffbe0bff), (272.0, 0x3a86ffff)] {
        c.disc(x, 170.0, 20.0, rgba);
    }
    c.card((184.0, 224.0), (264.0, 180.0), 46.0, 0x1b1464ff);
    c.card((184.0, 216.0), (264.0, 180.0), 46.0, 0xffbe0bff);
    c.shape("M410 376 L428 454 L340 388 Z", 0xffbe0bff);
    c.line("M228 338 V312 M268 338 V278 M308 338 V296 M348 338 V256 M392 338 V286", 20.0, 0x1b1464ff);
    c.line("M70 424 H250 M70 452 H190", 13.0, 0xffffff55);
    Some(c)
}

/// A desert broom in flower.
pub(super) fn bloom() -> Option<Canvas> {
    let mut c = Canvas::new(0xffe5d9ff, 0xf4978eff)?;
    c.disc(256.0, 196.0, 150.0, 0xfff6efff);
    c.shape("M-10 420 C110 370 230 420 330 396 C410 376 470 396 522 380 V512 H-10 Z", 0xd98b5fff);
    c.shape("M-10 466 C140 426 300 474 522 432 V512 H-10 Z", 0xb96a45ff);
    c.line("M256 450 C252 380 250 330 256 210 M256 420 C220 360 190 330 150 300 M256 410 C296 350 330 320 366 296 M254 360 C230 310 206 280 190 220 M256 350 C284 300 306 270 322 206", 8.0, 0x557a46ff);
    let flowers = [
        (256.0, 186.0, 40.0, 0x9b5de5ff),
        (146.0, 286.0, 33.0, 0xf15bb5ff),
        (370.0, 280.0, 35.0, 0xf15bb5ff),
        (186.0, 196.0, 30.0, 0xfee440ff),
        (328.0, 184.0, 32.0, 0xfee440ff),
    ];
    for (x, y, size, rgba) in flowers {
        for petal in 0..6_u8 {
            c.turned(f32::from(petal) * 60.0, x, y, |c| {
                c.oval(x, y - size * 0.8, size * 0.42, size * 0.62, rgba)
            });
        }
        c.disc(x, y, size * 0.4, 0xffffffff);
        c.disc(x, y, size * 0.24, 0xe07a1fff);
    }
    for (x, y, turn) in [
        (222.0, 372.0, -50.0),
        (296.0, 366.0, 50.0),
        (238.0, 320.0, -36.0),
        (274.0, 312.0, 36.0),
        (196.0, 340.0, -60.0),
        (322.0, 334.0, 60.0),
    ] {
        c.turned(turn, x, y, |c| c.oval(x, y - 18.0, 10.0, 26.0, 0x6f9a58ff));
    }
    Some(c)
}

/// A friendly robot with a cursor for a smile.
pub(super) fn robot() -> Option<Canvas> {
    let mut c = Canvas::new(0x1b263bff, 0x415a77ff)?;
    for i in 0..7_u8 {
        let y = 40.0 + f32::from(i) * 66.0;
        let x = 20.0 + f32::from(i % 3) * 30.0;
        c.line(&format!("M{x} {y} H{} M{} {y} H{}", x + 40.0, 512.0 - x - 50.0, 512.0 - x), 7.0, 0x778da933);
    }
    c.glow(256.0, 236.0, 230.0, 0x4cc9f055);
    c.shade("M136 512 C140 436 186 414 256 414 C326 414 372 436 376 512 Z", 0xe07a5fff, 0xb3543cff);
    c.card((226.0, 382.0), (60.0, 50.0), 10.0, 0x8d99aeff);
    c.disc(256.0, 470.0, 17.0, 0xf2cc8fff);
    c.line("M256 130 V84", 10.0, 0x8d99aeff);
    c.disc(256.0, 74.0, 19.0, 0xffd166ff);
    c.glow(256.0, 74.0, 54.0, 0xffd16699);
    c.both_sides(|c| {
        c.card((84.0, 226.0), (40.0, 84.0), 14.0, 0xb3543cff);
        c.disc(104.0, 268.0, 9.0, 0xf2cc8fff);
    });
    c.card((108.0, 128.0), (296.0, 264.0), 58.0, 0xe07a5fff);
    c.card((108.0, 128.0), (296.0, 60.0), 30.0, 0xffffff1c);
    c.card((140.0, 168.0), (232.0, 186.0), 38.0, 0x0d1b2aff);
    c.both_sides(|c| {
        c.card((178.0, 210.0), (50.0, 58.0), 20.0, 0x4cf0c8ff);
        c.card((188.0, 220.0), (16.0, 18.0), 7.0, 0xe9fffaff);
    });
    c.line("M206 310 L226 322 L206 334 M242 334 H300", 9.0, 0x4cf0c8ff);
    Some(c)
}

/// A detective under a street lamp, in the rain.
pub(super) fn detective() -> Option<Canvas> {
    let mut c = Canvas::new(0x232633ff, 0x0d0f17ff)?;
    c.shape("M20 512 V190 H96 V240 H150 V512 Z M372 512 V150 H430 V110 H492 V512 Z", 0x171a25ff);
    for (x, y) in [
        (40.0, 220.0),
        (68.0, 262.0),
        (118.0, 290.0),
        (396.0, 190.0),
        (452.0, 150.0),
        (452.0, 216.0),
        (396.0, 262.0),
    ] {
        c.card((x, y), (16.0, 22.0), 2.0, 0xe8b84b55);
    }
    c.shape("M300 60 L-40 512 H552 Z", 0xf2d68a22);
    c.glow(300.0, 66.0, 170.0, 0xf2d68acc);
    c.line("M512 40 H322", 9.0, 0x0a0b11ff);
    c.shape("M270 66 Q300 30 330 66 Z", 0x0a0b11ff);
    c.oval(300.0, 68.0, 26.0, 9.0, 0xfff3c9ff);
    c.shape("M96 512 C104 420 160 380 222 366 L256 396 L290 366 C352 380 408 420 416 512 Z", 0x3a3f52ff);
    c.shape("M256 396 L222 366 L196 330 L168 392 L230 512 H256 Z", 0x4b5169ff);
    c.shape("M256 396 L290 366 L316 330 L344 392 L282 512 H256 Z", 0x2b2f3fff);
    c.shape("M236 392 L256 412 L276 392 L268 470 L256 492 L244 470 Z", 0xa4243bff);
    c.shape("M190 214 H322 V292 C322 346 292 376 256 376 C220 376 190 346 190 292 Z", 0xd8a47fff);
    c.shape("M256 214 H322 V292 C322 346 292 376 256 376 Z", 0xb07d5bff);
    c.shape("M190 214 H322 V256 C280 268 232 268 190 256 Z", 0x10121bff);
    c.line("M232 334 Q256 326 280 334", 6.0, 0x5a3527ff);
    c.line("M258 276 L268 306 L252 308", 5.0, 0x8a5d42ff);
    c.shape("M176 208 C176 150 200 112 232 120 C244 124 250 132 256 132 C262 132 268 124 280 120 C312 112 336 150 336 208 Z", 0x4b5169ff);
    c.shape("M256 132 C262 132 268 124 280 120 C312 112 336 150 336 208 H256 Z", 0x373c50ff);
    c.shape("M174 186 H338 V214 H174 Z", 0xa4243bff);
    c.shape(
        "M116 216 C180 196 332 196 396 216 C376 244 316 240 256 240 C196 240 136 244 116 216 Z",
        0x3a3f52ff,
    );
    c.line("M286 338 L330 350", 6.0, 0xf5efe0ff);
    c.disc(332.0, 351.0, 5.0, 0xff7b3aff);
    c.line("M336 340 C346 320 330 304 344 284", 5.0, 0xffffff44);
    for i in 0..26_u8 {
        let x = f32::from(i) * 41.0 % 520.0;
        let y = f32::from(i) * 97.0 % 500.0;
        c.line(&format!("M{x} {y} L{} {}", x - 9.0, y + 34.0), 2.5, 0xbcc7e044);
    }
    Some(c)
}
