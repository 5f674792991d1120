import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { SCENARIO, USUAL_IDS } from './scenario.ts';

export interface Matter {
  name: string;
  /** Services of the office that stand for this matter; one of them is taken each time. */
  services: string[];
}

/**
 * Which services of this office stand for the matters of the reference day: by their usual ids, else the next service that
 * stands for nothing yet. A service that no clerk at work can serve is left out.
 */
export function mapMatters(info: OfficeInfo, skills: ReadonlySet<string>): Matter[] {
  const able = info.services.map(({ id }) => id).filter((id) => skills.has(id));
  const known = USUAL_IDS.map((ids) => ids.filter((id) => able.includes(id)));
  const used = new Set(known.flat());
  const spare = able.filter((id) => !used.has(id));
  return SCENARIO.services.map(({ name }, i) => {
    const services = known[i] ?? [];
    if (services.length > 0) return { name, services };
    const next = spare.shift() ?? able[i % Math.max(1, able.length)];
    return { name, services: next === undefined ? [] : [next] };
  });
}
