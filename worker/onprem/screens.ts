import { networkInterfaces } from 'node:os';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import type { OfficeList } from '../../shared/protocol/office-info.ts';
import { listenAddress } from './workerd-config.ts';

type Office = OfficeList['offices'][number];

/** The address to open. A server on every interface is reached by its first address in the network. */
export function originOf(host: string, port: number): string {
  return `http://${listenAddress(isEveryInterface(host) ? (lanAddress() ?? '127.0.0.1') : host, port)}`;
}

/** The address by which this machine itself asks its server. */
export function localOrigin(host: string, port: number): string {
  return `http://${listenAddress(isEveryInterface(host) ? '127.0.0.1' : host, port)}`;
}

function isEveryInterface(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '*';
}

function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && entry.family === 'IPv4' && !entry.internal)?.address;
}

/** The address of every screen of an office, with its name. The page of an office that is the only one needs no name. */
export function screensOf(
  origin: string,
  office: Office,
  file: OfficeFile | undefined,
  only: boolean,
): Array<[string, string]> {
  const of = (path: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(only ? {} : { office: office.id }), ...more }).toString();
    return `${origin}${path}${query === '' ? '' : `?${query}`}`;
  };
  const counter = file?.counters[0]?.id ?? '1';
  return [
    ['Residents', `${origin}/o/${office.id}`],
    ['Kiosk', of('/kiosk')],
    ['Lobby display', of('/display')],
    [`Sign of counter ${counter}`, of('/sign', { counter })],
    ['Clerk', of('/clerk')],
    ['Manager', of('/manage')],
  ];
}

/** What is printed once everything answers. */
export function readyLines(
  origin: string,
  offices: readonly Office[],
  files: readonly OfficeFile[],
  pin: string | null,
): string[] {
  const mode = pin === null ? '' : `, a demonstration: open around the clock, and everybody's PIN is ${pin}`;
  const lines = [`Okienko is ready at ${origin}${mode}`];
  for (const office of offices) {
    const file = files.find(({ id }) => id === office.id);
    const language = office.languages[0];
    lines.push('', (language && office.name[language]) ?? office.id);
    for (const [name, address] of screensOf(origin, office, file, offices.length === 1)) {
      lines.push(`  ${name.padEnd(20)}${address}`);
    }
  }
  return lines;
}
