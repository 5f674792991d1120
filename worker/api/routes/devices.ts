import { DEVICE_SCREENS, type DeviceScreen } from '../../../shared/protocol/http/devices.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { cookie, tokenOf } from '../../cookies.ts';
import { addressOf } from '../asking.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, isSecure, json, officeInPath, serve } from '../route.ts';

const FIVE_YEARS = 5 * 365 * 24 * 60 * 60;

/** Kiosks, displays and signs: pairing, and the manager's list. */
export function deviceRoutes(api: Api): void {
  serve(api, ROUTES.pair, async (context, { screen, counter }) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const paired = await found.office.pair(screen, counter ?? null, addressOf(context.req.raw));
    if (!paired.ok) return answer(paired);
    const { token, device } = paired.value;
    return json(device, 201, {
      'set-cookie': cookie(screen, { office: found.id, token }, FIVE_YEARS, isSecure(context)),
    });
  });

  serve(api, ROUTES.device, async (context) => {
    const found = officeInPath(context);
    const screen = context.req.param('screen') as DeviceScreen;
    if (!found || !DEVICE_SCREENS.includes(screen)) return problemResponse({ kind: 'pairing-unknown' });
    return answer(await found.office.device(screen, tokenOf(context.req.raw, screen, found.id)));
  });

  serve(api, ROUTES.devices, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.devices(manager(context, found.id)));
  });

  serve(api, ROUTES.approveDevice, async (context, { place }) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.approveDevice(manager(context, found.id), context.req.param('code') ?? '', place));
  });

  serve(api, ROUTES.removeDevice, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.removeDevice(manager(context, found.id), context.req.param('id') ?? ''));
  });
}

function manager(context: ApiContext, office: string): string | null {
  return tokenOf(context.req.raw, 'staff', office);
}
