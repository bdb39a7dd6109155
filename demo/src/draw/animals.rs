//! Motifs with animals.

use super::canvas::Canvas;

/// An owl with reading glasses, before a low sun.
pub(super) fn owl() -> Option<Canvas> {
    let mut c = Canvas::new(0x2b2d5bff, 0x6b3f78ff)?;
    c.glow(256.0, 210.0, 260.0, 0xf4a26188);
    c.disc(256.0, 214.0, 176.0, 0xf2b880ff);
    c.shade("M120 512 C116 360 140 214 256 204 C372 214 396 360 392 512 Z", 0x4a3b6bff, 0x2a2350ff);
    // Wings and breast.
    c.both_sides(|c| c.shape("M132 512 C112 430 122 340 168 290 C196 372 190 450 176 512 Z", 0x39305dff));
    c.shape("M186 512 C180 430 204 356 256 346 C308 356 332 430 326 512 Z", 0xe9d8c4ff);
    for (y, n) in [(404.0, 3_u8), (440.0, 4), (476.0, 3)] {
        for i in 0..n {
            let x = 256.0 - f32::from(n - 1) * 17.0 + f32::from(i) * 34.0;
            c.line(&format!("M{} {y} Q{x} {} {} {y}", x - 9.0, y + 12.0, x + 9.0), 5.0, 0xb08968ff);
        }
    }
    // Head with ear tufts.
    c.both_sides(|c| {
        c.shape("M140 152 C150 190 150 220 176 240 L256 190 C214 176 172 172 140 152 Z", 0x4a3b6bff)
    });
    c.shape("M146 250 C146 190 196 172 256 172 C316 172 366 190 366 250 C366 322 316 350 256 350 C196 350 146 322 146 250 Z", 0x574680ff);
    c.both_sides(|c| {
        c.disc(204.0, 252.0, 54.0, 0xe9d8c4ff);
        c.disc(204.0, 252.0, 36.0, 0xffc857ff);
        c.disc(208.0, 252.0, 20.0, 0x1d1b38ff);
        c.disc(200.0, 244.0, 7.0, 0xffffffff);
        c.ring(204.0, 252.0, 54.0, 7.0, 0x1d1b38ff);
    });
    c.line("M252 240 Q256 236 260 240", 7.0, 0x1d1b38ff);
    c.shape("M240 278 Q256 268 272 278 L256 314 Z", 0xf08a4bff);
    Some(c)
}

/// A cat with bright eyes and whiskers.
pub(super) fn cat() -> Option<Canvas> {
    let mut c = Canvas::new(0x0fb5aeff, 0x0b6e8fff)?;
    c.disc(400.0, 118.0, 58.0, 0xffffff22);
    c.disc(92.0, 380.0, 92.0, 0xffffff14);
    c.disc(256.0, 296.0, 196.0, 0xffffff1c);
    c.shade("M112 512 C120 430 176 400 256 400 C336 400 392 430 400 512 Z", 0xf28f3bff, 0xd96c1eff);
    c.both_sides(|c| {
        c.shape("M120 98 C112 180 116 230 132 280 L246 186 C208 150 166 118 120 98 Z", 0xf7a84fff);
        c.shape("M140 138 C136 184 140 214 148 244 L212 190 C190 168 166 150 140 138 Z", 0xffd3a8ff);
    });
    c.shape("M108 290 C108 200 174 160 256 160 C338 160 404 200 404 290 C404 380 338 420 256 420 C174 420 108 380 108 290 Z", 0xf7a84fff);
    for x in [226.0, 256.0, 286.0] {
        c.line(&format!("M{x} 172 L{} 214", 256.0 + (x - 256.0) * 0.7), 12.0, 0xd97a26ff);
    }
    c.both_sides(|c| {
        c.oval(190.0, 286.0, 36.0, 42.0, 0xf3fbe0ff);
        c.oval(194.0, 286.0, 16.0, 36.0, 0x17333eff);
        c.disc(186.0, 270.0, 8.0, 0xffffffff);
        c.oval(152.0, 350.0, 26.0, 16.0, 0xff7f6b66);
        c.line("M150 342 L72 328", 5.0, 0xfff3e2ff);
        c.line("M150 358 L70 364", 5.0, 0xfff3e2ff);
        c.oval(230.0, 366.0, 34.0, 28.0, 0xfff3e2ff);
    });
    c.shape("M236 336 Q256 326 276 336 Q272 354 256 358 Q240 354 236 336 Z", 0xe4576bff);
    c.line("M256 358 L256 370 M256 370 Q238 388 222 376 M256 370 Q274 388 290 376", 5.0, 0x7a3b1eff);
    Some(c)
}

/// A sheep asleep on a cloud under the moon.
pub(super) fn sheep() -> Option<Canvas> {
    let mut c = Canvas::new(0x1f2a5cff, 0x7a6fc0ff)?;
    c.stars(46, 300.0, 0xfff7d6bb);
    c.glow(384.0, 128.0, 170.0, 0xfff1c488);
    c.disc(384.0, 128.0, 62.0, 0xfff1c4ff);
    c.disc(362.0, 114.0, 11.0, 0xecd9a2ff);
    c.disc(400.0, 146.0, 15.0, 0xecd9a2ff);
    for (x, y, r) in [(80.0, 452.0, 90.0), (200.0, 470.0, 110.0), (340.0, 468.0, 112.0), (460.0, 456.0, 96.0)]
    {
        c.disc(x, y, r, 0xb9b2ecff);
    }
    for (x, y, r) in [
        (30.0, 500.0, 90.0),
        (150.0, 516.0, 96.0),
        (280.0, 520.0, 100.0),
        (410.0, 512.0, 100.0),
        (500.0, 516.0, 80.0),
    ] {
        c.disc(x, y, r, 0xdcd7fbff);
    }
    for (x, y, r) in [
        (180.0, 320.0, 62.0),
        (228.0, 276.0, 66.0),
        (298.0, 274.0, 66.0),
        (346.0, 318.0, 62.0),
        (320.0, 364.0, 58.0),
        (256.0, 376.0, 62.0),
        (200.0, 362.0, 56.0),
        (260.0, 322.0, 80.0),
    ] {
        c.disc(x, y, r, 0xfffaf1ff);
    }
    c.turned(-14.0, 176.0, 318.0, |c| {
        c.oval(176.0, 322.0, 46.0, 60.0, 0x3b3866ff);
        c.oval(124.0, 300.0, 26.0, 13.0, 0x3b3866ff);
        c.oval(228.0, 300.0, 26.0, 13.0, 0x4b477eff);
        c.line("M148 320 Q158 332 168 320 M186 320 Q196 332 206 320", 5.0, 0xfff1c4ff);
        c.line("M168 356 Q177 364 186 356", 5.0, 0xfff1c4ff);
        c.disc(176.0, 268.0, 30.0, 0xfffaf1ff);
        c.disc(152.0, 276.0, 22.0, 0xfffaf1ff);
        c.disc(202.0, 276.0, 22.0, 0xfffaf1ff);
    });
    for (x, y, s) in [(96.0, 196.0, 22.0), (62.0, 142.0, 30.0), (112.0, 86.0, 38.0)] {
        let (r, b) = (x + s, y + s);
        c.line(&format!("M{x} {y} L{r} {y} L{x} {b} L{r} {b}"), s / 5.0, 0xfff7d6cc);
    }
    Some(c)
}

/// A raven on a branch before a red moon.
pub(super) fn raven() -> Option<Canvas> {
    let mut c = Canvas::new(0x1a1023ff, 0x3d1230ff)?;
    c.glow(286.0, 206.0, 270.0, 0xd6314a77);
    c.disc(286.0, 206.0, 150.0, 0xc8324aff);
    c.disc(240.0, 160.0, 22.0, 0xb02a40ff);
    c.disc(336.0, 246.0, 32.0, 0xb02a40ff);
    c.disc(322.0, 130.0, 14.0, 0xb02a40ff);
    // Hills and fog.
    c.shape("M0 420 C120 372 220 430 330 396 C420 370 480 392 512 380 L512 512 L0 512 Z", 0x2a0f26ff);
    c.shape("M0 470 C140 430 260 488 512 436 L512 512 L0 512 Z", 0x190a18ff);
    // A bare branch.
    c.shape("M512 352 C420 366 300 392 120 380 L118 388 C300 408 430 392 512 384 Z", 0x0c070fff);
    c.line("M430 368 C440 330 470 310 492 270 M468 318 L500 316", 8.0, 0x0c070fff);
    c.line("M178 386 C150 410 132 420 100 424 M150 408 L138 436", 7.0, 0x0c070fff);
    // The raven.
    c.shape("M150 176 C156 130 214 112 246 142 C300 170 350 238 372 300 C392 352 420 392 452 430 C400 424 360 400 330 372 C290 388 236 380 208 340 C178 300 182 250 190 220 C176 214 160 204 104 198 C120 184 134 178 150 176 Z", 0x0e0a14ff);
    c.shape("M214 250 C260 236 316 280 352 350 C300 350 240 326 214 250 Z", 0x221a33ff);
    c.line("M232 268 C270 276 300 304 326 340", 4.0, 0x3a2d55ff);
    c.shape("M104 198 C124 180 140 176 154 176 L164 204 C146 206 126 204 104 198 Z", 0x3b3348ff);
    c.disc(198.0, 168.0, 13.0, 0xffd166ff);
    c.disc(196.0, 168.0, 6.0, 0x0e0a14ff);
    c.line("M262 372 L256 392 M288 374 L288 394", 7.0, 0x3b3348ff);
    Some(c)
}
