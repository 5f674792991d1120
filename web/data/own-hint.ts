const key = (office: string): string => `okienko-own ${office}`;

/**
 * Whether this device had a ticket of this office when it was last looked up. Known at once, unlike the tickets
 * themselves, so that their place can be kept free. Says only that there is one: a ticket's address is a secret.
 */
export function ownTicketsExpected(office: string): boolean {
  try {
    return localStorage.getItem(key(office)) !== null;
  } catch {
    return false;
  }
}

export function expectOwnTickets(office: string, count: number): void {
  try {
    if (count > 0) localStorage.setItem(key(office), String(count));
    else localStorage.removeItem(key(office));
  } catch {
    // Where storage is refused the row simply comes a moment later.
  }
}
