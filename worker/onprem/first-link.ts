import * as v from 'valibot';
import { type NewLink, NewLinkSchema } from '../../shared/protocol/http/links.ts';

/** A new one-time link for the first administrator of an office; null when somebody has an account already. */
export async function askFirstLink(origin: string, token: string, office: string): Promise<NewLink | null> {
  const response = await fetch(`${origin}/api/offices/${office}/first-link`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const body: unknown = await response.json().catch(() => null);
  return response.ok && v.is(NewLinkSchema, body) ? body : null;
}

/** What is printed about it. `origin`: where people reach the service. */
export function firstLinkLines(origin: string, office: string, { path, until }: NewLink): string[] {
  return [
    `Nobody has an account in ${office} yet. Open this link to become its first administrator:`,
    `  ${origin}${path}`,
    `It works once, until ${new Date(until).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}. Starting again, or "npm run office", gives a new one.`,
  ];
}
