import type { OfficeFile, Person, Role } from '../../../shared/domain/office/office-file.ts';
import type { OfficeStorage } from '../storage/port.ts';
import type { PinHash } from './pin.ts';

/** What the office keeps of somebody on the staff besides the office file. */
export interface Account {
  pin: PinHash | null;
  disabled: boolean;
  /** Roles besides those of the office file: the first administrator has one. */
  roles: Role[];
  /** Name of an account that does not stand in the office file. */
  own: { name: string; surname: string } | null;
}

const NEW: Account = { pin: null, disabled: false, roles: [], own: null };

/** Who works here: the people of the office file, and administrators who do not stand in it. */
export class Accounts {
  #storage: OfficeStorage;
  #file: () => OfficeFile | null;
  #accounts: Map<string, Account>;

  constructor(storage: OfficeStorage, file: () => OfficeFile | null) {
    this.#storage = storage;
    this.#file = file;
    this.#accounts = new Map(storage.list<Account>('person').map(({ key, value }) => [key, { ...NEW, ...value }]));
  }

  /** The person with all roles, or null. */
  find(id: string): Person | null {
    const account = this.#accounts.get(id);
    const listed = this.#file()?.people.find((person) => person.id === id);
    if (listed) return account?.roles.length ? { ...listed, roles: union(listed.roles, account.roles) } : listed;
    return account?.own ? asPerson(id, account.own, account.roles) : null;
  }

  /** Everybody, those of the office file first. */
  list(): Person[] {
    const listed = (this.#file()?.people ?? []).map(({ id }) => id);
    const own = [...this.#accounts].filter(([id, { own }]) => own && !listed.includes(id)).map(([id]) => id);
    return [...listed, ...own].flatMap((id) => this.find(id) ?? []);
  }

  isInFile(id: string): boolean {
    return this.#file()?.people.some((person) => person.id === id) ?? false;
  }

  pinOf(id: string): PinHash | null {
    return this.#accounts.get(id)?.pin ?? null;
  }

  isDisabled(id: string): boolean {
    return this.#accounts.get(id)?.disabled ?? false;
  }

  hasPins(): boolean {
    return [...this.#accounts.values()].some(({ pin }) => pin !== null);
  }

  setPin(id: string, pin: PinHash | null): void {
    this.#change(id, { pin });
  }

  setDisabled(id: string, disabled: boolean): void {
    this.#change(id, { disabled });
  }

  giveRole(id: string, role: Role): void {
    this.#change(id, { roles: union(this.#accounts.get(id)?.roles ?? [], [role]) });
  }

  /** A new account that does not stand in the office file; answers its id, made from the surname. */
  add(name: string, surname: string, role: Role): string {
    const plain = surname
      .normalize('NFD')
      .toLowerCase()
      .replace(/ł/g, 'l')
      .replace(/[^a-z0-9]+/g, '');
    const base = `admin-${plain}`.slice(0, 36).replace(/-$/, '');
    let id = base;
    for (let n = 2; this.find(id) !== null; n += 1) id = `${base}-${n}`;
    this.#change(id, { roles: [role], own: { name, surname } });
    return id;
  }

  #change(id: string, part: Partial<Account>): void {
    const account = { ...NEW, ...this.#accounts.get(id), ...part };
    this.#storage.put('person', id, account);
    this.#accounts.set(id, account);
  }
}

function union(some: readonly Role[], more: readonly Role[]): Role[] {
  return [...new Set([...some, ...more])];
}

/** Never shown in public: public pages are made from the office file alone. */
function asPerson(id: string, { name, surname }: { name: string; surname: string }, roles: readonly Role[]): Person {
  return {
    id,
    name,
    surname,
    position: {},
    unit: {},
    roles: [...roles],
    skills: [],
    secondarySkills: [],
    languages: [],
    signs: false,
    breaks: [],
    badge: 'draft',
  };
}
