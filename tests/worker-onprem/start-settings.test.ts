import { describe, expect, test } from 'vitest';
import { originOf, screensOf } from '../../worker/onprem/screens.ts';
import { readSettings } from '../../worker/onprem/settings.ts';
import { clientAddress } from '../../worker/onprem/static/client-address.ts';
import { compatibilityDate, workerdConfig } from '../../worker/onprem/workerd-config.ts';

describe('what a start is told', () => {
  test('nothing: a demonstration for this machine alone', () => {
    expect(readSettings([], {}, '/srv/okienko')).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      data: '/srv/okienko/data',
      demo: true,
      offices: [],
    });
  });

  test('a real office', () => {
    const settings = readSettings(
      ['--no-demo', '--office', 'a.json', '--office', '/b.json'],
      { PORT: '80', HOST: '::' },
      '/srv',
    );
    expect(settings).toMatchObject({ port: 80, host: '::', demo: false, offices: ['/srv/a.json', '/b.json'] });
    expect(readSettings([], { OKIENKO_DEMO: '0', OKIENKO_OFFICE: 'a.json:b.json' }, '/srv')).toMatchObject({
      demo: false,
      offices: ['/srv/a.json', '/srv/b.json'],
    });
  });

  test.each(['eighty', '-1', '70000', '80.5'])('PORT=%s is refused in words', (port) => {
    expect(() => readSettings([], { PORT: port }, '/')).toThrow(`PORT is "${port}", which is not a port.`);
  });

  test('an unknown option is refused', () => {
    expect(() => readSettings(['--offices'], {}, '/')).toThrow(/--help/);
  });
});

describe('addresses of the screens', () => {
  test('an IPv6 address stands in brackets', () => {
    expect(originOf('::1', 8080)).toBe('http://[::1]:8080');
    expect(workerdConfig({ host: '::1', port: 8080, demo: false })).toContain('address = "[::1]:8080"');
  });

  test('the only office needs no name in the address', () => {
    const office = { id: 'nowe-lipowo', name: {}, languages: [] };
    expect(screensOf('http://h', office, undefined, true)[1]).toEqual(['Kiosk', 'http://h/kiosk']);
    expect(screensOf('http://h', office, undefined, false)[1]).toEqual(['Kiosk', 'http://h/kiosk?office=nowe-lipowo']);
  });
});

test('one date rules the platform here and on Cloudflare', () => {
  expect(workerdConfig({ host: '127.0.0.1', port: 1, demo: true })).toContain(
    `compatibilityDate = "${compatibilityDate()}"`,
  );
});

describe('whose request it is', () => {
  test.each([
    ['10.0.0.7', null, '10.0.0.7'],
    ['10.0.0.7:51234', null, '10.0.0.7'],
    ['[::1]:51234', null, '::1'],
    ['127.0.0.1', '1.2.3.4', '1.2.3.4'],
    ['127.0.0.1', '9.9.9.9, 1.2.3.4', '1.2.3.4'],
    // Only the proxy on this machine is believed.
    ['10.0.0.7', '1.2.3.4', '10.0.0.7'],
    ['127.0.0.1', ' ', '127.0.0.1'],
    [undefined, null, 'unknown'],
  ])('peer %s, forwarded for %s: %s', (peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded)).toBe(expected);
  });
});
