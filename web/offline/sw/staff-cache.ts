/** Files of the staff's screens, named by the hash of what is in them. Phones of residents never fetch them. */
const CACHE = 'okienko-staff';

/** Fetches what is not there yet and drops what no longer belongs. */
export async function keepStaff(files: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const held = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  await cache.addAll(files.filter((file) => !held.includes(file)));
  // Pages that are still open use the files of their own version, so these go one version later.
  await Promise.all(held.filter((file) => !files.includes(file)).map((file) => cache.delete(file)));
}

/** With a new version: a device that has kept the staff's screens fetches them anew, any other does nothing. */
export async function refreshStaff(files: readonly string[]): Promise<void> {
  if (!(await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  await cache.addAll(files);
}

export async function staffAnswer(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
