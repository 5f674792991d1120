import { describe, expect, test } from 'vitest';
import { HEADER_RULES, headersFile, headersFor, securityHeaders } from '../../worker/static-headers.ts';

describe('headers of static files', () => {
  test('nothing from elsewhere may run, be framed or learn where a visitor came from', () => {
    const policy = securityHeaders()['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headersFor('/t/abc')['Referrer-Policy']).toBe('no-referrer');
  });

  test('only files whose name carries a hash are kept without asking', () => {
    expect(headersFor('/assets/main-B1x.js')['Cache-Control']).toContain('immutable');
    expect(headersFor('/kiosk/assets/main-B1x.js')['Cache-Control']).toContain('immutable');
    for (const path of ['/', '/index.html', '/kiosk/index.html', '/sw.js', '/kiosk/sw.js', '/manifest.webmanifest']) {
      expect(headersFor(path)['Cache-Control'], path).toBe('no-cache');
    }
  });

  test("the lobby's service worker may serve /display and /sign", () => {
    expect(headersFor('/kiosk/sw.js')['Service-Worker-Allowed']).toBe('/');
    expect(headersFor('/sw.js')['Service-Worker-Allowed']).toBeUndefined();
  });

  test('no two rules set one header for one path: Cloudflare would join the values', () => {
    for (const [i, rule] of HEADER_RULES.entries()) {
      for (const other of HEADER_RULES.slice(i + 1)) {
        const overlap =
          rule.path === other.path || (rule.path.endsWith('*') && other.path.startsWith(rule.path.slice(0, -1)));
        const both = Object.keys(rule.headers).filter((name) => name in other.headers);
        expect(overlap ? both : [], `${rule.path} and ${other.path}`).toEqual([]);
      }
    }
  });

  test('the file for Cloudflare holds each rule as a block', () => {
    expect(headersFile()).toContain('/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n');
    // Its limits: 100 rules, 2,000 characters a line.
    expect(
      headersFile()
        .split('\n')
        .every((line) => line.length < 2_000),
    ).toBe(true);
  });
});
