// Prints the bundler's configuration: packaging/bundle.json with what only this build knows.
// node packaging/config.mjs STAGE "libc6 (>= 2.34), …" "libsoup-3.0.so.0 libc.so.6(GLIBC_2.34) …" HOMEPAGE
// STAGE is the tree of the .deb and the AppImage; the tree of the .rpm is beside it, in STAGE-rpm.
import { readFileSync } from 'node:fs';

const [stage, linked, sonames, homepage] = process.argv.slice(2);
const config = JSON.parse(readFileSync(new URL('bundle.json', import.meta.url), 'utf8'));
const { bundle } = config;
const list = (text, between) => text.split(between).map((part) => part.trim()).filter(Boolean);

bundle.linux.deb.files = { '/usr': `${stage}/usr` };
bundle.linux.rpm.files = { '/usr': `${stage}-rpm/usr` };
bundle.linux.deb.depends = [...new Set([...list(linked, ','), ...bundle.linux.deb.depends])];
// RPM names a library as `libgtk-3.so.0()(64bit)`, a version of its symbols as `libc.so.6(GLIBC_2.34)(64bit)`.
// The bundler adds those of the window's two by itself.
const wide = process.arch === 'x64' || process.arch === 'arm64' ? '(64bit)' : '';
const asRpm = (name) => (name.endsWith(')') ? `${name}${wide}` : `${name}()${wide}`);
bundle.linux.rpm.depends = [
  ...list(sonames, /\s+/).filter((name) => !/^lib(webkit2gtk-4\.1|gtk-3)\.so/.test(name)).map(asRpm),
  ...bundle.linux.rpm.depends,
];
// Ours are in the tree, under the identifier's name; this one is for the picture of the AppImage.
bundle.icon = ['icons/512x512.png'];
// An AppImage is one program: there the desktop file has the bundler's name, and no other.
if (process.env.VITRINE_APPIMAGE) {
  bundle.linux.deb.desktopTemplate = `${stage}/usr/share/applications/org.vitrine.Vitrine.desktop`;
  bundle.linux.appimage.files = Object.fromEntries(
    ['bin', 'share/icons', 'share/metainfo', 'share/doc'].map((part) => [`/usr/${part}`, `${stage}/usr/${part}`]),
  );
}
if (homepage) bundle.homepage = homepage;
console.log(JSON.stringify(config, null, 2));
