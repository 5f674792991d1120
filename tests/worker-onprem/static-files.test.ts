import { describe, expect, test } from 'vitest';
import { chooseEncoding } from '../../worker/onprem/static/choose-encoding.ts';
import { contentType, isCompressible } from '../../worker/onprem/static/content-type.ts';
import { findPage } from '../../worker/onprem/static/find-page.ts';
import type { StaticManifest } from '../../worker/onprem/static/manifest.ts';

describe('a file has the type that browsers insist on', () => {
  test.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/main-B1x.js', 'text/javascript; charset=utf-8'],
    ['/assets/main-B1x.css', 'text/css; charset=utf-8'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/kiosk/icon.svg', 'image/svg+xml'],
    ['/assets/commissioner.woff2', 'font/woff2'],
    ['/assets/voice.WASM', 'application/wasm'],
    ['/assets/strange.xyz', 'application/octet-stream'],
    ['/no-ending', 'application/octet-stream'],
  ])('%s is %s', (path, type) => {
    expect(contentType(path)).toBe(type);
  });

  test('fonts and pictures are not compressed twice', () => {
    expect(isCompressible('/a.woff2')).toBe(false);
    expect(isCompressible('/a.png')).toBe(false);
    expect(isCompressible('/a.js')).toBe(true);
    expect(isCompressible('/a.svg')).toBe(true);
  });
});

describe('a compressed copy is given only to who takes it', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *;q=0.1', 'gzip'],
    ['BR', 'br'],
    ['identity', null],
    ['gzip;q=nonsense', null],
    ['', null],
    [null, null],
  ] as const)('%s gets %s', (header, expected) => {
    expect(chooseEncoding(header, ['br', 'gzip'])).toBe(expected);
  });

  test('nothing is promised that was not made', () => {
    expect(chooseEncoding('br, gzip', [])).toBe(null);
    expect(chooseEncoding('br, gzip', ['gzip'])).toBe('gzip');
  });
});

describe('an address leads to its page', () => {
  const file = { hash: 'x', encodings: [] };
  const built: StaticManifest = { '/index.html': file, '/kiosk/index.html': file, '/assets/main-B1x.js': file };

  test.each([
    ['/', '/index.html'],
    ['/o/nowe-lipowo', '/index.html'],
    ['/clerk', '/index.html'],
    ['/kiosk', '/kiosk/index.html'],
    ['/kiosk/', '/kiosk/index.html'],
    ['/display', '/kiosk/index.html'],
    ['/sign', '/kiosk/index.html'],
    ['/signal', '/index.html'],
    ['/assets/main-B1x.js', '/assets/main-B1x.js'],
  ])('%s leads to %s', (path, page) => {
    expect(findPage(path, built)).toBe(page);
  });

  test('a script that is gone is gone, and not a page', () => {
    expect(findPage('/assets/main-old.js', built)).toBe(null);
    // A ticket's address holds a dot and is no file.
    expect(findPage('/t/nowe-lipowo.0123456789abcdefghjkmnpqrs', built)).toBe('/index.html');
    expect(findPage('/constructor', built)).toBe('/index.html');
    expect(findPage('/', {})).toBe(null);
  });
});
