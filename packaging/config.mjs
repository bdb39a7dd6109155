// Prints the bundler's configuration: packaging/bundle.json with what only this build knows.
// node packaging/config.mjs STAGE "libc6 (>= 2.34), …" "libgtk-3.so.0 …" HOMEPAGE
import { readFileSync } from 'node:fs';

const [stage, linked, sonames, homepage] = process.argv.slice(2);
const config = JSON.parse(readFileSync(new URL('bundle.json', import.meta.url), 'utf8'));
const { bundle } = config;
const list = (text, between) => text.split(between).map((part) => part.trim()).filter(Boolean);

bundle.linux.deb.files = { '/usr': `${stage}/usr` };
bundle.linux.rpm.files = { '/usr': `${stage}/usr` };
bundle.linux.appimage.files = { '/usr': `${stage}/usr` };
bundle.linux.deb.depends = [...new Set([...list(linked, ','), ...bundle.linux.deb.depends])];
const wide = process.arch === 'x64' || process.arch === 'arm64' ? '()(64bit)' : '';
bundle.linux.rpm.depends = [
  ...new Set([...list(sonames, /\s+/).map((name) => name + wide), ...bundle.linux.rpm.depends]),
];
if (homepage) bundle.homepage = homepage;
console.log(JSON.stringify(config, null, 2));
