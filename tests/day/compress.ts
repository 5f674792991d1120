import type { OfficeFile, Policy } from '../../shared/domain/office/office-file.ts';
import { readOfficeFile } from '../../shared/domain/office/read-office-file.ts';
import { Plain } from './clients/front-door.ts';
import { askHttp } from './clients/http.ts';

/** The least that a clerk does before saying "did not come" (T-27). */
export interface MissedAfter {
  /** The first one included. */
  calls: number;
  /** Minutes of the day since the first one. Twice as many for those who are called early. */
  minutes: number;
}

export interface CompressedRules {
  changed: boolean;
  /** As it is during the run. */
  missedAfter: MissedAfter;
  restore(): Promise<void>;
}

/**
 * The office keeps real time while the day runs faster, so minutes of its rules are longer than they should be: at sixty
 * times, five minutes of grace would be half a day. For the run these minutes are divided; `restore` puts the file back.
 * Opening hours are not divided, nor what goes by them, nor the seconds in which a slip is taken back.
 */
export async function compressRules(
  url: string,
  office: string,
  manager: string,
  speed: number,
): Promise<CompressedRules> {
  const path = `/api/offices/${office}/file`;
  const reply = await askHttp(url, path, { cookie: manager });
  const reading = readOfficeFile(reply.body);
  if (!reading.ok) throw new Plain(`The office file could not be read: ${reply.text.slice(0, 200)}`);
  const { file } = reading;
  const policy = compressed(file.policy, speed);
  const changed = JSON.stringify(policy) !== JSON.stringify(file.policy);
  const put = async (body: OfficeFile): Promise<void> => {
    const saved = await askHttp(url, path, { method: 'PUT', body, cookie: manager });
    if (saved.status !== 200) throw new Plain(`The office file was not taken: ${saved.text.slice(0, 200)}`);
  };
  if (changed) await put({ ...file, policy });
  const seconds = policy.missedAfterSeconds;
  return {
    changed,
    // A day as fast as the office answers has no minutes to wait for: the division has left none.
    missedAfter: { calls: policy.missedAfterCalls, minutes: seconds === 0 ? 0 : (seconds / 60) * speed },
    restore: () => (changed ? put(file) : Promise.resolve()),
  };
}

/** The same rules for a day that runs `speed` times faster; each figure stays within what an office file may say. */
export function compressed(policy: Policy, speed: number): Policy {
  const { remoteGraceMinutes, bookedEarlyMinutes, bookedLateMinutes, returnMinutes } = policy;
  const { missedAfterSeconds, parkMinutes, longWaitMinutes } = policy;
  const shorter = (figure: number, least: number): number => Math.max(least, Math.round(figure / speed));
  return {
    ...policy,
    remoteGraceMinutes: shorter(remoteGraceMinutes, 0),
    bookedEarlyMinutes: shorter(bookedEarlyMinutes, 0),
    bookedLateMinutes: shorter(bookedLateMinutes, 0),
    returnMinutes: shorter(returnMinutes, 1),
    missedAfterSeconds: shorter(missedAfterSeconds, 0),
    parkMinutes: shorter(parkMinutes, 5),
    longWaitMinutes: shorter(longWaitMinutes, 5),
  };
}
