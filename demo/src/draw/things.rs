//! Motifs with things: tools, vessels, instruments.

use super::canvas::Canvas;

/// A point on a circle, by degrees.
fn at(x: f32, y: f32, radius: f32, degrees: f32) -> (f32, f32) {
    let angle = degrees.to_radians();
    (x + radius * angle.cos(), y + radius * angle.sin())
}

/// Overlapping solids: a triangle, a square, a circle.
pub(super) fn geometry() -> Option<Canvas> {
    let mut c = Canvas::new(0xfdf0d5ff, 0xf6d8aeff)?;
    for i in 0..13_u8 {
        let p = f32::from(i) * 42.0 + 4.0;
        c.line(&format!("M{p} 0 V512 M0 {p} H512"), 1.5, 0xc9a97a44);
    }
    c.disc(322.0, 196.0, 118.0, 0xe63946ff);
    c.card((96.0, 232.0), (196.0, 196.0), 4.0, 0x1d6a96ff);
    c.shape("M214 96 L404 420 L60 372 Z", 0xf4b942cc);
    c.shape("M214 96 L404 420 L232 396 Z", 0xe39a1fdd);
    c.ring(322.0, 196.0, 118.0, 5.0, 0x2b2d42ff);
    c.line("M96 232 H292 V428 H96 Z", 5.0, 0x2b2d42ff);
    c.line("M214 96 L404 420 L60 372 Z", 5.0, 0x2b2d42ff);
    c.line("M96 400 H124 V428", 4.0, 0xfdf0d5ff);
    for (x, y) in [(214.0, 96.0), (404.0, 420.0), (60.0, 372.0), (322.0, 196.0)] {
        c.disc(x, y, 11.0, 0x2b2d42ff);
        c.disc(x, y, 4.5, 0xfdf0d5ff);
    }
    c.line("M322 196 L424 137", 4.0, 0x2b2d42ff);
    Some(c)
}

/// A bicycle.
pub(super) fn bicycle() -> Option<Canvas> {
    let mut c = Canvas::new(0xd7f2baff, 0x6cc4a1ff)?;
    c.disc(256.0, 262.0, 208.0, 0xffffff2e);
    c.shape("M-10 418 C140 392 380 392 522 418 V512 H-10 Z", 0x3f8f7aff);
    c.line("M-10 446 H70 M120 452 H210 M290 452 H390 M440 446 H522", 6.0, 0xd7f2ba99);
    for x in [142.0, 372.0] {
        c.disc(x, 326.0, 92.0, 0xffffff55);
        for spoke in 0..10_u8 {
            let (a, b) = at(x, 326.0, 84.0, f32::from(spoke) * 36.0 + 9.0);
            c.line(&format!("M{x} 326 L{a} {b}"), 2.5, 0x2a4d4eaa);
        }
        c.ring(x, 326.0, 88.0, 13.0, 0x1f3a3dff);
        c.ring(x, 326.0, 78.0, 3.0, 0xf7f3e3ff);
        c.disc(x, 326.0, 12.0, 0x1f3a3dff);
    }
    c.line("M142 326 L196 212 L330 212 L244 326 Z M196 212 L244 326", 13.0, 0xe4572eff);
    c.line("M372 326 L322 176", 13.0, 0xe4572eff);
    c.line("M196 212 L186 180", 10.0, 0x1f3a3dff);
    c.shape("M146 176 C160 162 214 166 228 174 C224 188 180 190 146 188 Z", 0x1f3a3dff);
    c.line("M322 176 L300 166 M322 176 C350 168 372 158 376 182", 11.0, 0x1f3a3dff);
    c.disc(244.0, 326.0, 22.0, 0xf7f3e3ff);
    c.ring(244.0, 326.0, 22.0, 6.0, 0x1f3a3dff);
    c.line("M244 326 L262 358 M252 360 H276", 7.0, 0x1f3a3dff);
    c.card((344.0, 208.0), (66.0, 50.0), 10.0, 0xf2c14eff);
    c.line("M356 208 V258 M377 208 V258 M398 208 V258", 3.0, 0xb9842dff);
    c.disc(362.0, 198.0, 14.0, 0xff7f9cff);
    c.disc(388.0, 192.0, 17.0, 0xfffaf0ff);
    c.disc(388.0, 192.0, 6.0, 0xf2c14eff);
    Some(c)
}

/// A compass rose on a chart.
pub(super) fn compass() -> Option<Canvas> {
    let mut c = Canvas::new(0x0b3c5dff, 0x1d2d50ff)?;
    c.line("M-10 120 C120 60 180 180 300 120 C400 70 440 140 522 110 M-10 420 C100 360 220 470 330 410 C420 366 470 420 522 396", 3.0, 0xffffff2a);
    c.line("M30 470 L120 410 L200 446", 4.0, 0xf2a65a88);
    c.disc(256.0, 256.0, 196.0, 0x0000002a);
    c.disc(256.0, 250.0, 190.0, 0xd9a441ff);
    c.disc(256.0, 250.0, 170.0, 0xfbf3dfff);
    for step in 0..36_u8 {
        let long = step % 9 == 0;
        let (a, b) = at(256.0, 250.0, 158.0, f32::from(step) * 10.0);
        let (d, e) = at(256.0, 250.0, if long { 136.0 } else { 148.0 }, f32::from(step) * 10.0);
        c.line(&format!("M{a} {b} L{d} {e}"), if long { 6.0 } else { 2.5 }, 0x1d2d50ff);
    }
    c.turned(45.0, 256.0, 250.0, |c| {
        c.shape("M256 160 L270 236 L346 250 L270 264 L256 340 L242 264 L166 250 L242 236 Z", 0xc9b68cff);
    });
    c.turned(24.0, 256.0, 250.0, |c| {
        c.shape("M256 112 L284 250 L256 250 Z", 0xb7322cff);
        c.shape("M256 112 L228 250 L256 250 Z", 0xe4513fff);
        c.shape("M256 388 L284 250 L256 250 Z", 0x14213dff);
        c.shape("M256 388 L228 250 L256 250 Z", 0x2f456eff);
    });
    c.disc(256.0, 250.0, 17.0, 0xd9a441ff);
    c.disc(256.0, 250.0, 7.0, 0xfbf3dfff);
    c.ring(256.0, 44.0, 20.0, 10.0, 0xd9a441ff);
    Some(c)
}

/// A monstera in a pot.
pub(super) fn plant() -> Option<Canvas> {
    let mut c = Canvas::new(0xf6e7d7ff, 0xe9b89aff)?;
    c.disc(256.0, 216.0, 180.0, 0xfff7ecff);
    c.line("M256 390 C250 320 250 280 256 200 M256 380 C230 330 190 300 150 290 M256 370 C284 320 330 290 372 286", 9.0, 0x2f6b4fff);
    let leaf = |c: &mut Canvas, x: f32, y: f32, turn: f32, size: f32, dark: u32, light: u32| {
        c.turned(turn, x, y, |c| {
            let (s, top) = (size, y - size * 1.7);
            c.shape(
                &format!("M{x} {y} C{} {} {} {} {x} {top} Z", x - s * 1.2, y - s * 0.3, x - s, y - s * 1.4),
                dark,
            );
            c.shape(
                &format!("M{x} {y} C{} {} {} {} {x} {top} Z", x + s * 1.2, y - s * 0.3, x + s, y - s * 1.4),
                light,
            );
            for step in [0.4, 0.75, 1.1] {
                let from = y - s * step;
                c.line(
                    &format!(
                        "M{x} {from} L{} {} M{x} {from} L{} {}",
                        x - s * 0.5,
                        from - s * 0.28,
                        x + s * 0.5,
                        from - s * 0.28
                    ),
                    3.5,
                    0xf6e7d766,
                );
            }
            c.line(&format!("M{x} {y} V{}", top + 8.0), 4.0, 0xf6e7d799);
        });
    };
    leaf(&mut c, 152.0, 292.0, -62.0, 66.0, 0x2c6e49ff, 0x3f8f63ff);
    leaf(&mut c, 370.0, 288.0, 60.0, 68.0, 0x2c6e49ff, 0x4c9f70ff);
    leaf(&mut c, 222.0, 262.0, -28.0, 72.0, 0x246043ff, 0x3a8a5fff);
    leaf(&mut c, 296.0, 262.0, 30.0, 72.0, 0x2c6e49ff, 0x58ad7dff);
    leaf(&mut c, 256.0, 226.0, 0.0, 80.0, 0x1f573cff, 0x4c9f70ff);
    c.shade(
        "M162 372 H350 L326 476 C324 486 318 490 308 490 H204 C194 490 188 486 186 476 Z",
        0xd96c4aff,
        0xb04e34ff,
    );
    c.card((148.0, 352.0), (216.0, 36.0), 12.0, 0xe9805cff);
    c.line("M196 430 C216 414 236 446 256 430 C276 414 296 446 316 430", 7.0, 0xf6d8c2ff);
    Some(c)
}

/// A glass of red wine and grapes.
pub(super) fn wine() -> Option<Canvas> {
    let mut c = Canvas::new(0x5c1a33ff, 0x260a1fff)?;
    c.glow(256.0, 210.0, 260.0, 0xe0a45855);
    c.disc(256.0, 210.0, 170.0, 0xe0a45833);
    c.shape("M-10 424 H522 V512 H-10 Z", 0x1a0614ff);
    for (x, y) in [
        (372.0, 330.0),
        (404.0, 330.0),
        (436.0, 332.0),
        (356.0, 358.0),
        (388.0, 360.0),
        (420.0, 362.0),
        (450.0, 360.0),
        (374.0, 388.0),
        (406.0, 392.0),
        (438.0, 390.0),
        (392.0, 418.0),
        (424.0, 420.0),
    ] {
        c.disc(x, y, 20.0, 0x6f3c8fff);
        c.disc(x - 6.0, y - 7.0, 5.0, 0xcaa0e0cc);
    }
    c.shape("M404 316 C392 280 410 256 444 262 C456 290 434 316 404 316 Z", 0x7fa650ff);
    c.line("M404 316 L398 288", 6.0, 0x5d4a2fff);
    c.oval(222.0, 444.0, 92.0, 17.0, 0xf5e6e855);
    c.line("M222 320 V436", 12.0, 0xf5e6e8cc);
    c.shape("M126 96 H318 C340 200 312 330 222 330 C132 330 104 200 126 96 Z", 0xffffff2e);
    c.shade("M119 182 C160 168 190 200 232 188 C270 178 296 176 325 184 C328 256 294 322 222 322 C150 322 116 256 119 182 Z", 0xd0264aff, 0x7d1030ff);
    c.line("M126 96 C104 200 132 330 222 330 C312 330 340 200 318 96", 6.0, 0xf5e6e8dd);
    c.oval(222.0, 96.0, 96.0, 14.0, 0xf5e6e855);
    c.line("M146 130 C138 190 146 240 168 276", 9.0, 0xffffff88);
    Some(c)
}

/// A record on its player.
pub(super) fn record() -> Option<Canvas> {
    let mut c = Canvas::new(0xff9f6bff, 0xd1495bff)?;
    c.card((56.0, 66.0), (400.0, 380.0), 38.0, 0x5b2333ff);
    c.card((56.0, 58.0), (400.0, 372.0), 38.0, 0xfbe4c9ff);
    c.disc(228.0, 248.0, 156.0, 0x2b1a26ff);
    for r in [142.0, 128.0, 114.0, 100.0, 86.0] {
        c.ring(228.0, 248.0, r, 2.0, 0x56404eff);
    }
    c.shape("M228 248 L106 158 C130 124 160 106 190 98 Z", 0xffffff1c);
    c.shape("M228 248 L350 338 C326 372 296 390 266 398 Z", 0xffffff1c);
    c.disc(228.0, 248.0, 62.0, 0xedae49ff);
    c.disc(228.0, 248.0, 44.0, 0xd1495bff);
    c.disc(228.0, 248.0, 9.0, 0xfbe4c9ff);
    c.disc(410.0, 114.0, 26.0, 0x5b2333ff);
    c.disc(410.0, 114.0, 12.0, 0xedae49ff);
    c.line("M410 114 L400 282 L332 330", 11.0, 0x7a3b49ff);
    c.turned(-36.0, 326.0, 334.0, |c| c.card((306.0, 324.0), (40.0, 22.0), 6.0, 0x2b1a26ff));
    c.disc(400.0, 380.0, 17.0, 0xd1495bff);
    c.disc(352.0, 392.0, 9.0, 0x66a182ff);
    Some(c)
}

/// A steaming bowl with chopsticks.
pub(super) fn bowl() -> Option<Canvas> {
    let mut c = Canvas::new(0xc1272dff, 0x7d1128ff)?;
    c.disc(256.0, 246.0, 186.0, 0xffc94a2e);
    c.disc(256.0, 246.0, 146.0, 0xffc94a38);
    for (x, s) in [(186.0, 0.0), (256.0, 26.0), (326.0, 0.0)] {
        c.line(
            &format!(
                "M{x} {} C{} {} {} {} {x} {} C{} {} {} {} {x} {}",
                196.0 - s,
                x - 34.0,
                172.0 - s,
                x + 34.0,
                148.0 - s,
                122.0 - s,
                x - 22.0,
                106.0 - s,
                x + 18.0,
                92.0 - s,
                70.0 - s
            ),
            10.0,
            0xfff3d6aa,
        );
    }
    c.line("M300 236 L470 92", 11.0, 0xf0c48aff);
    c.line("M330 240 L492 122", 11.0, 0xd9a566ff);
    c.oval(256.0, 250.0, 182.0, 42.0, 0xfff7e6ff);
    c.oval(256.0, 252.0, 162.0, 32.0, 0xe79b3cff);
    c.line(
        "M130 252 C160 236 180 268 210 250 C240 234 262 266 292 248 C320 236 344 262 380 250",
        7.0,
        0xffe2a0ff,
    );
    c.line("M150 264 C186 276 214 250 250 266 C284 278 320 254 356 264", 7.0, 0xffe2a0ff);
    c.disc(188.0, 244.0, 28.0, 0xfffaf0ff);
    c.disc(188.0, 244.0, 14.0, 0xffb52eff);
    c.oval(306.0, 244.0, 26.0, 11.0, 0x5aa469ff);
    c.oval(338.0, 254.0, 22.0, 9.0, 0x7cc387ff);
    c.shade(
        "M74 254 C80 360 150 424 204 430 H308 C362 424 432 360 438 254 C400 292 112 292 74 254 Z",
        0x1f4e79ff,
        0x12304fff,
    );
    c.line("M116 330 L140 306 L164 330 L188 306 L212 330 L236 306 L256 328 L276 306 L300 330 L324 306 L348 330 L372 306 L396 330", 7.0, 0xfff7e6ff);
    c.card((192.0, 424.0), (128.0, 24.0), 8.0, 0x12304fff);
    Some(c)
}

/// An abacus.
pub(super) fn abacus() -> Option<Canvas> {
    let mut c = Canvas::new(0xe8f1f2ff, 0x9cc5c9ff)?;
    c.disc(256.0, 256.0, 214.0, 0xffffff66);
    c.card((84.0, 96.0), (344.0, 332.0), 26.0, 0x00000022);
    c.card((84.0, 88.0), (344.0, 332.0), 26.0, 0x8a5a44ff);
    c.card((108.0, 112.0), (296.0, 284.0), 12.0, 0xf7efe5ff);
    let rows = [
        (150.0, 3_u8, 0xe76f51ff),
        (202.0, 5, 0x2a9d8fff),
        (254.0, 2, 0xe9c46aff),
        (306.0, 4, 0x264653ff),
        (358.0, 6, 0xd1567bff),
    ];
    for (y, left, rgba) in rows {
        c.line(&format!("M108 {y} H404"), 5.0, 0xb08968ff);
        for bead in 0..8_u8 {
            let gap = if bead < left { 0.0 } else { 44.0 };
            let x = 132.0 + f32::from(bead) * 29.0 + gap;
            c.oval(x, y, 13.5, 21.0, rgba);
            c.oval(x - 4.0, y - 8.0, 3.5, 6.0, 0xffffff66);
        }
    }
    c.card((84.0, 88.0), (24.0, 332.0), 10.0, 0xa06b4fff);
    c.card((404.0, 88.0), (24.0, 332.0), 10.0, 0xa06b4fff);
    Some(c)
}

/// A Greek vase with a meander.
pub(super) fn amphora() -> Option<Canvas> {
    let mut c = Canvas::new(0x3d7ea6ff, 0x1d3f72ff)?;
    c.disc(256.0, 250.0, 192.0, 0xf6e8d01c);
    c.shape("M-10 444 H522 V512 H-10 Z", 0xf6e8d0ff);
    c.line("M-10 462 H522", 5.0, 0xd8c3a0ff);
    c.both_sides(|c| c.line("M214 116 C140 110 120 190 164 222", 17.0, 0x8f3b1fff));
    c.shade("M206 74 H306 L296 150 C384 190 388 300 330 380 C312 404 300 414 296 428 H216 C212 414 200 404 182 380 C124 300 128 190 216 150 Z", 0xe07a3fff, 0xb5522bff);
    c.card((192.0, 62.0), (128.0, 26.0), 8.0, 0x24140fff);
    c.card((196.0, 424.0), (120.0, 26.0), 8.0, 0x24140fff);
    c.shape("M158 214 C148 240 147 262 150 284 H362 C365 262 364 240 354 214 Z", 0x24140fff);
    for i in 0..5_u8 {
        let x = 160.0 + f32::from(i) * 39.0;
        c.line(&format!("M{x} 270 V228 H{} V256 H{} V242", x + 30.0, x + 13.0), 5.0, 0xf2b27aff);
    }
    c.line("M174 196 H338 M152 298 H360 M166 336 C186 316 206 356 226 336 C246 316 266 356 286 336 C306 316 326 356 346 336", 7.0, 0x24140fff);
    c.line(
        "M208 136 L220 108 L232 136 L244 108 L256 136 L268 108 L280 136 L292 108 L304 136",
        5.0,
        0x24140fff,
    );
    c.line("M214 384 H298", 7.0, 0x24140fff);
    c.line("M190 180 C160 220 158 300 190 350", 9.0, 0xffffff33);
    Some(c)
}

/// A ship's wheel.
pub(super) fn helm() -> Option<Canvas> {
    let mut c = Canvas::new(0x12664fff, 0x0a2e36ff)?;
    c.line("M-10 92 C60 66 110 118 180 92 C250 66 300 118 370 92 C440 66 480 110 522 92 M-10 440 C60 414 110 466 180 440 C250 414 300 466 370 440 C440 414 480 458 522 440", 6.0, 0xffffff22);
    c.glow(256.0, 256.0, 240.0, 0xf2c57c44);
    for spoke in 0..8_u8 {
        c.turned(f32::from(spoke) * 45.0, 256.0, 256.0, |c| {
            c.line("M256 256 V86", 15.0, 0xb5763aff);
            c.shape("M246 112 L242 60 Q256 36 270 60 L266 112 Z", 0xdba15dff);
        });
    }
    c.ring(256.0, 256.0, 136.0, 36.0, 0x7d4a22ff);
    c.ring(256.0, 256.0, 136.0, 26.0, 0xdba15dff);
    c.ring(256.0, 256.0, 104.0, 5.0, 0xf6d9a8ff);
    for stud in 0..8_u8 {
        let (x, y) = at(256.0, 256.0, 136.0, f32::from(stud) * 45.0 + 90.0);
        c.disc(x, y, 9.0, 0xf9edd2ff);
    }
    c.disc(256.0, 256.0, 50.0, 0x7d4a22ff);
    c.disc(256.0, 256.0, 40.0, 0xf2c57cff);
    c.shape("M256 222 L264 248 L290 256 L264 264 L256 290 L248 264 L222 256 L248 248 Z", 0x0a2e36ff);
    Some(c)
}

/// An iron teapot and a cup.
pub(super) fn teapot() -> Option<Canvas> {
    let mut c = Canvas::new(0xf4efe4ff, 0xcfdcc4ff)?;
    c.disc(256.0, 220.0, 164.0, 0xe4572eff);
    c.shape("M-10 408 H522 V512 H-10 Z", 0x8a9a6bff);
    c.line("M-10 410 H522", 6.0, 0x6c7c50ff);
    c.line("M168 226 C150 90 352 90 334 226", 14.0, 0x7d4e2dff);
    c.shape("M108 276 C66 262 60 220 40 196 L70 182 C92 216 112 226 140 232 Z", 0x2f4858ff);
    c.shade("M112 300 C112 226 176 214 252 214 C328 214 392 226 392 300 C392 372 340 408 252 408 C164 408 112 372 112 300 Z", 0x33658aff, 0x22405cff);
    for row in 0..4_u8 {
        for dot in 0..9_u8 {
            let x = 144.0 + f32::from(dot) * 27.0 + f32::from(row % 2) * 13.0;
            c.disc(x, 280.0 + f32::from(row) * 26.0, 5.5, 0x5f93b5ff);
        }
    }
    c.oval(252.0, 218.0, 92.0, 18.0, 0x22405cff);
    c.oval(252.0, 210.0, 84.0, 16.0, 0x3f7aa3ff);
    c.disc(252.0, 190.0, 15.0, 0x22405cff);
    c.shape("M366 366 H470 C470 404 450 426 418 426 C386 426 366 404 366 366 Z", 0xfffaf0ff);
    c.oval(418.0, 366.0, 52.0, 12.0, 0xe8dfc8ff);
    c.oval(418.0, 367.0, 42.0, 8.0, 0x9fb35fff);
    c.line("M404 340 C394 324 414 312 404 292 M432 342 C422 326 442 314 432 294", 6.0, 0xfffaf0cc);
    c.line("M46 168 C36 150 58 138 48 116", 6.0, 0xfffaf0cc);
    Some(c)
}

/// A newspaper and spectacles.
pub(super) fn newspaper() -> Option<Canvas> {
    let mut c = Canvas::new(0xf2b705ff, 0xf28705ff)?;
    c.disc(420.0, 90.0, 120.0, 0xffffff22);
    c.turned(-7.0, 256.0, 256.0, |c| {
        c.card((94.0, 74.0), (336.0, 376.0), 10.0, 0x00000026);
        c.card((84.0, 60.0), (336.0, 376.0), 10.0, 0xe4ded0ff);
        c.card((76.0, 52.0), (336.0, 376.0), 10.0, 0xfdfaf2ff);
        c.card((104.0, 78.0), (280.0, 46.0), 6.0, 0x1f2933ff);
        c.line("M104 144 H384 M104 154 H384", 3.0, 0x1f2933ff);
        c.card((104.0, 174.0), (150.0, 116.0), 6.0, 0x3aa6b9ff);
        c.shape("M104 290 L160 220 L196 260 L220 236 L254 290 Z", 0x1d6c80ff);
        c.disc(222.0, 204.0, 14.0, 0xffe8a3ff);
        for i in 0..6_u8 {
            let y = 182.0 + f32::from(i) * 21.0;
            c.line(&format!("M276 {y} H{}", if i == 5 { 340.0 } else { 380.0 }), 8.0, 0xb9b4a8ff);
        }
        for i in 0..5_u8 {
            let y = 316.0 + f32::from(i) * 21.0;
            c.line(
                &format!(
                    "M108 {y} H{} M196 {y} H{} M300 {y} H380",
                    if i == 4 { 140.0 } else { 176.0 },
                    276.0
                ),
                8.0,
                0xb9b4a8ff,
            );
        }
    });
    c.turned(9.0, 330.0, 396.0, |c| {
        c.disc(282.0, 396.0, 52.0, 0xffffff44);
        c.disc(408.0, 396.0, 52.0, 0xffffff44);
        c.ring(282.0, 396.0, 52.0, 11.0, 0xb3261eff);
        c.ring(408.0, 396.0, 52.0, 11.0, 0xb3261eff);
        c.line("M334 390 Q345 378 356 390 M460 388 L500 366", 11.0, 0xb3261eff);
    });
    Some(c)
}
