import { readOfficeFile } from '../../../shared/domain/office/read-office-file.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { readCredential } from '../../cookies.ts';
import { said } from '../../office/said.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, json, officeInPath, serve } from '../route.ts';

/** What a manager does with the office file, the log and the staff. */
export function manageRoutes(api: Api): void {
  serve(api, ROUTES.log, async (context) => {
    const found = managed(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const date = context.req.query('date') ?? null;
    if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date))
      return problemResponse({ kind: 'bad-shape' }, 'date: expected 2026-11-21');
    const log = await found.office.exportLog(found.token, date);
    if (!log.ok) return answer(log);
    return new Response(log.value, {
      headers: {
        'content-type': 'application/jsonl',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${found.id}-${date ?? 'log'}.jsonl"`,
      },
    });
  });

  serve(api, ROUTES.figures, async (context) => {
    const found = managed(context);
    return found ? answer(await found.office.figures(found.token)) : problemResponse({ kind: 'office-unknown' });
  });

  serve(api, ROUTES.readFile, async (context) => {
    const found = managed(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const file = await found.office.readFile(found.token);
    if (!file.ok) return answer(file);
    return new Response(`${JSON.stringify(file.value, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${found.id}.json"`,
      },
    });
  });

  serve(api, ROUTES.writeFile, async (context, body) => {
    const found = managed(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const reading = readOfficeFile(body);
    if (!reading.ok) return problemResponse({ kind: 'office-file-mistakes', mistakes: reading.mistakes });
    const saved = await found.office.writeFile(found.token, reading.file);
    if (!saved.ok) return answer(saved);
    await enlist(context, reading.file);
    return answer(said({ office: found.id, version: saved.value.version }));
  });

  serve(api, ROUTES.newPin, async (context) => {
    const found = managed(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.newPin(found.token, context.req.param('person') ?? ''), 201);
  });

  serve(api, ROUTES.setUp, async (context, { file, demo }) => {
    const expected = context.env.SETUP_TOKEN ?? '';
    const given = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    if (expected === '' || !sameText(given, expected)) return problemResponse({ kind: 'not-allowed' });
    const reading = readOfficeFile(file);
    if (!reading.ok) return problemResponse({ kind: 'office-file-mistakes', mistakes: reading.mistakes });
    const { id } = reading.file;
    const office = context.env.OFFICE.get(context.env.OFFICE.idFromName(id));
    const { version, pins } = await office.setUp(reading.file, demo && context.env.DEMO === '1');
    await enlist(context, reading.file);
    return json({ office: id, version, pins }, 201);
  });
}

function managed(context: ApiContext) {
  const found = officeInPath(context);
  if (!found) return null;
  const credential = readCredential(context.req.header('cookie'), 'staff');
  return { ...found, token: credential?.office === found.id ? credential.token : null };
}

type Enlisted = Parameters<InstanceType<typeof import('../../organisation/organisation.ts').Organisation>['enlist']>[0];

async function enlist(context: ApiContext, { id, name, languages }: Enlisted): Promise<void> {
  const { ORGANISATION } = context.env;
  await ORGANISATION.get(ORGANISATION.idFromName('organisation')).enlist({ id, name, languages });
}

/** Compares without telling by its time how much of the token was right. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % b.length);
  return difference === 0;
}
