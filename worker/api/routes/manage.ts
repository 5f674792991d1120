import { readOfficeFile } from '../../../shared/domain/office/read-office-file.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { said } from '../../office/said.ts';
import { tokensOf } from '../asking.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, json, officeInPath, officeOf, serve } from '../route.ts';
import { ask } from './session.ts';

/** The office file, the log, the audit log, and setting an office up. */
export function manageRoutes(api: Api): void {
  serve(api, ROUTES.log, async (context) => {
    const found = managed(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const date = context.req.query('date') ?? null;
    if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date))
      return problemResponse({ kind: 'bad-shape' }, 'date: expected 2026-11-21');
    const log = await found.office.exportLog(found.tokens, date);
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
    return found ? answer(await found.office.figures(found.tokens)) : problemResponse({ kind: 'office-unknown' });
  });

  serve(api, ROUTES.readFile, async (context) => {
    const found = managed(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const file = await found.office.readFile(found.tokens);
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
    const saved = await found.office.writeFile(found.tokens, reading.file);
    if (!saved.ok) return answer(saved);
    await enlist(context, reading.file);
    return answer(said({ office: found.id, version: saved.value.version }));
  });

  serve(api, ROUTES.audit, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const before = context.req.query('before') ?? null;
    if (before !== null && !/^\d{1,12}$/.test(before)) {
      return problemResponse({ kind: 'bad-shape' }, 'before: expected the number of a line');
    }
    return answer(await ask(context, found.id, 'audit', { before: before === null ? null : Number(before) }));
  });

  serve(api, ROUTES.setUp, async (context, { file, demo, lastHash }) => {
    const reading = readOfficeFile(file);
    if (!reading.ok) return problemResponse({ kind: 'office-file-mistakes', mistakes: reading.mistakes });
    // A server that is no place for demonstrations must not quietly make a real office of one.
    if (demo && context.env.DEMO !== '1') return problemResponse({ kind: 'demo-and-real' });
    const { id } = reading.file;
    const set = await officeOf(context, id).setUp(reading.file, demo, lastHash);
    if (!set.ok) return answer(set);
    await enlist(context, { ...reading.file, demo });
    return json({ office: id, ...set.value }, 201);
  });

  serve(api, ROUTES.firstLink, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await ask(context, found.id, 'firstLink', undefined), 201);
  });
}

function managed(context: ApiContext) {
  const found = officeInPath(context);
  if (!found) return null;
  return { ...found, tokens: tokensOf(context.req.raw, found.id) };
}

type Enlisted = Parameters<InstanceType<typeof import('../../organisation/organisation.ts').Organisation>['enlist']>[0];

async function enlist(context: ApiContext, { id, name, languages, demo }: Enlisted): Promise<void> {
  const { ORGANISATION } = context.env;
  const entry = { id, name, languages, ...(demo === undefined ? {} : { demo }) };
  await ORGANISATION.get(ORGANISATION.idFromName('organisation')).enlist(entry);
}
