import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { readOfficeFile } from '../../shared/domain/office/read-office-file.ts';
import { Plain } from './clients/front-door.ts';
import { askHttp } from './clients/http.ts';

/**
 * The office keeps real time while the day runs faster, so minutes of its rules are longer than they should be: at sixty
 * times, five minutes of grace would be half a day. For the run these minutes are divided; `restore` puts the file back.
 */
export async function compressRules(
  url: string,
  office: string,
  manager: string,
  speed: number,
): Promise<{ changed: boolean; restore(): Promise<void> }> {
  const path = `/api/offices/${office}/file`;
  const reply = await askHttp(url, path, { cookie: manager });
  const reading = readOfficeFile(reply.body);
  if (!reading.ok) throw new Plain(`The office file could not be read: ${reply.text.slice(0, 200)}`);
  const { file } = reading;
  const { remoteGraceMinutes, returnMinutes } = file.policy;
  const policy = {
    ...file.policy,
    remoteGraceMinutes: Math.round(remoteGraceMinutes / speed),
    returnMinutes: Math.max(1, Math.round(returnMinutes / speed)),
  };
  const changed = policy.remoteGraceMinutes !== remoteGraceMinutes || policy.returnMinutes !== returnMinutes;
  const put = async (body: OfficeFile): Promise<void> => {
    const saved = await askHttp(url, path, { method: 'PUT', body, cookie: manager });
    if (saved.status !== 200) throw new Plain(`The office file was not taken: ${saved.text.slice(0, 200)}`);
  };
  if (changed) await put({ ...file, policy });
  return { changed, restore: () => (changed ? put(file) : Promise.resolve()) };
}
