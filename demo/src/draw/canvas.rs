//! A small canvas in a 512 × 512 space: filled shapes, strokes, gradients. Colours are `0xRRGGBBAA`.

use tiny_skia::{
    Color, FillRule, FilterQuality, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path,
    PathBuilder, Pixmap, PixmapPaint, Point, RadialGradient, Rect, Shader, SpreadMode, Stroke, Transform,
};

/// Pixels of a side.
pub(super) const SIDE: u32 = 512;

/// Drawn on by the motifs.
pub(super) struct Canvas {
    pixmap: Pixmap,
    transform: Transform,
}

fn color(rgba: u32) -> Color {
    let [r, g, b, a] = rgba.to_be_bytes();
    Color::from_rgba8(r, g, b, a)
}

fn plain(rgba: u32) -> Paint<'static> {
    shaded(Shader::SolidColor(color(rgba)))
}

fn shaded(shader: Shader<'static>) -> Paint<'static> {
    Paint { shader, anti_alias: true, ..Paint::default() }
}

impl Canvas {
    /// A canvas with a background that runs from the upper left to the lower right.
    pub(super) fn new(from: u32, to: u32) -> Option<Self> {
        let mut canvas = Self { pixmap: Pixmap::new(SIDE, SIDE)?, transform: Transform::identity() };
        let shader = linear((60.0, 0.0), (452.0, 512.0), from, to)?;
        let all = Rect::from_xywh(0.0, 0.0, 512.0, 512.0)?;
        canvas.pixmap.fill_rect(all, &shaded(shader), Transform::identity(), None);
        Some(canvas)
    }

    fn fill(&mut self, path: Option<Path>, paint: &Paint<'_>) {
        if let Some(path) = path {
            self.pixmap.fill_path(&path, paint, FillRule::Winding, self.transform, None);
        }
    }

    /// A disc.
    pub(super) fn disc(&mut self, x: f32, y: f32, radius: f32, rgba: u32) {
        self.fill(PathBuilder::from_circle(x, y, radius), &plain(rgba));
    }

    /// An ellipse, by its centre and half axes.
    pub(super) fn oval(&mut self, x: f32, y: f32, rx: f32, ry: f32, rgba: u32) {
        let path = Rect::from_xywh(x - rx, y - ry, rx * 2.0, ry * 2.0).and_then(PathBuilder::from_oval);
        self.fill(path, &plain(rgba));
    }

    /// A circle of light that fades outwards.
    pub(super) fn glow(&mut self, x: f32, y: f32, radius: f32, rgba: u32) {
        let centre = Point::from_xy(x, y);
        let stops =
            vec![GradientStop::new(0.0, color(rgba)), GradientStop::new(1.0, color(rgba & 0xffff_ff00))];
        let shader =
            RadialGradient::new(centre, 0.0, centre, radius, stops, SpreadMode::Pad, Transform::identity());
        if let Some(shader) = shader {
            self.fill(PathBuilder::from_circle(x, y, radius), &shaded(shader));
        }
    }

    /// A shape in SVG path words (absolute M L H V Q C Z).
    pub(super) fn shape(&mut self, words: &str, rgba: u32) {
        self.fill(parse(words), &plain(rgba));
    }

    /// A shape whose colour runs from top to bottom.
    pub(super) fn shade(&mut self, words: &str, top: u32, bottom: u32) {
        let Some(path) = parse(words) else { return };
        let bounds = path.bounds();
        let middle = (bounds.left() + bounds.right()) / 2.0;
        if let Some(shader) = linear((middle, bounds.top()), (middle, bounds.bottom()), top, bottom) {
            self.fill(Some(path), &shaded(shader));
        }
    }

    /// A line with round ends.
    pub(super) fn line(&mut self, words: &str, width: f32, rgba: u32) {
        let stroke =
            Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        if let Some(path) = parse(words) {
            self.pixmap.stroke_path(&path, &plain(rgba), &stroke, self.transform, None);
        }
    }

    /// A circle's line.
    pub(super) fn ring(&mut self, x: f32, y: f32, radius: f32, width: f32, rgba: u32) {
        if let Some(path) = PathBuilder::from_circle(x, y, radius) {
            let stroke = Stroke { width, ..Stroke::default() };
            self.pixmap.stroke_path(&path, &plain(rgba), &stroke, self.transform, None);
        }
    }

    /// A rectangle with round corners.
    pub(super) fn card(&mut self, (x, y): (f32, f32), (w, h): (f32, f32), r: f32, rgba: u32) {
        let k = r * 0.45;
        let (right, bottom) = (x + w, y + h);
        let words = format!(
            "M{} {y} L{} {y} C{} {y} {right} {} {right} {} L{right} {} C{right} {} {} {bottom} {} {bottom} \
             L{} {bottom} C{} {bottom} {x} {} {x} {} L{x} {} C{x} {} {} {y} {} {y} Z",
            x + r,
            right - r,
            right - k,
            y + k,
            y + r,
            bottom - r,
            bottom - k,
            right - k,
            right - r,
            x + r,
            x + k,
            bottom - k,
            bottom - r,
            y + r,
            y + k,
            x + k,
            x + r
        );
        self.shape(&words, rgba);
    }

    /// Draws something turned by some degrees about a point.
    pub(super) fn turned(&mut self, degrees: f32, x: f32, y: f32, draw: impl FnOnce(&mut Self)) {
        let before = self.transform;
        self.transform = before.pre_concat(Transform::from_rotate_at(degrees, x, y));
        draw(self);
        self.transform = before;
    }

    /// Draws something mirrored left to right about the middle, as well as itself.
    pub(super) fn both_sides(&mut self, draw: impl Fn(&mut Self)) {
        draw(self);
        let before = self.transform;
        self.transform = before.pre_concat(Transform::from_row(-1.0, 0.0, 0.0, 1.0, 512.0, 0.0));
        draw(self);
        self.transform = before;
    }

    /// Small stars, placed by a fixed sequence so that every run draws the same sky.
    pub(super) fn stars(&mut self, count: u32, lowest: f32, rgba: u32) {
        let mut state: u32 = 0x2545_f491;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            f32::from(u16::try_from(state & 0xfff).unwrap_or(0)) / 4095.0
        };
        for _ in 0..count {
            let (x, y, size) = (next() * 512.0, next() * lowest, 1.2 + next() * 2.4);
            self.disc(x, y, size, rgba);
        }
    }

    /// The finished picture at some size: RGB bytes, no alpha.
    pub(super) fn rgb(&self, side: u32) -> Option<Vec<u8>> {
        let mut target = Pixmap::new(side, side)?;
        let scale = f32::from(u16::try_from(side).ok()?) / 512.0;
        let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
        let transform = Transform::from_scale(scale, scale);
        target.draw_pixmap(0, 0, self.pixmap.as_ref(), &paint, transform, None);
        Some(target.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect())
    }
}

fn linear(from: (f32, f32), to: (f32, f32), start: u32, end: u32) -> Option<Shader<'static>> {
    let stops = vec![GradientStop::new(0.0, color(start)), GradientStop::new(1.0, color(end))];
    let (from, to) = (Point::from_xy(from.0, from.1), Point::from_xy(to.0, to.1));
    LinearGradient::new(from, to, stops, SpreadMode::Pad, Transform::identity())
}

fn parse(words: &str) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (mut x, mut y) = (0.0, 0.0);
    let starts: Vec<usize> = words.match_indices(|c: char| c.is_ascii_alphabetic()).map(|(i, _)| i).collect();
    for (number, &start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(words.len());
        let numbers: Vec<f32> = words[start + 1..end]
            .split([' ', ',', '\n'])
            .filter(|text| !text.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .ok()?;
        match (&words[start..=start], numbers.as_slice()) {
            ("M", &[to_x, to_y]) => builder.move_to(to_x, to_y),
            ("L", &[to_x, to_y]) => builder.line_to(to_x, to_y),
            ("H", &[to_x]) => builder.line_to(to_x, y),
            ("V", &[to_y]) => builder.line_to(x, to_y),
            ("Q", &[a, b, to_x, to_y]) => builder.quad_to(a, b, to_x, to_y),
            ("C", &[a, b, c, d, to_x, to_y]) => builder.cubic_to(a, b, c, d, to_x, to_y),
            ("Z", &[]) => builder.close(),
            _ => return None,
        }
        if let Some(point) = builder.last_point() {
            (x, y) = (point.x, point.y);
        }
    }
    builder.finish()
}
