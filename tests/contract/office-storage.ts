import { expect, it } from 'vitest';
import type { LogLine, OfficeStorage } from '../../worker/office/storage/port.ts';

function line(seq: number, command = `command-${seq}`): LogLine {
  return { seq, command, text: `{"seq":${seq},"note":"ąęł\\u0000"}`, hash: String(seq).padStart(64, '0') };
}

/** What every storage of an office must do. A double is used only where it passes this. */
export function officeStorageContract(withStorage: (test: (storage: OfficeStorage) => void) => Promise<void>): void {
  it('S-1 a new storage is empty and reads without being written to', () =>
    withStorage((storage) => {
      expect(storage.head()).toBeNull();
      expect(storage.read(1, 10)).toEqual([]);
      expect(storage.findCommand('command-1')).toBeNull();
      expect(storage.get('setting', 'office')).toBeNull();
      expect(storage.list('person')).toEqual([]);
      storage.remove('person', 'nobody');
    }));

  it('S-2 lines come back as they were, in order, from where they are asked for', () =>
    withStorage((storage) => {
      storage.append([line(1), line(2)]);
      storage.append([line(3)]);
      expect(storage.head()).toEqual({ seq: 3, hash: line(3).hash });
      expect(storage.read(1, 10)).toEqual([line(1), line(2), line(3)]);
      expect(storage.read(2, 1)).toEqual([line(2)]);
      expect(storage.read(4, 10)).toEqual([]);
    }));

  it('S-3 a sequence number is written once: an append that repeats one writes nothing', () =>
    withStorage((storage) => {
      storage.append([line(1)]);
      expect(() => storage.append([line(1)])).toThrow();
      expect(() => storage.append([line(2), line(2)])).toThrow();
      expect(storage.read(1, 10)).toEqual([line(1)]);
    }));

  it('O-1 the lines of a command are found by its id', () =>
    withStorage((storage) => {
      storage.append([line(1, 'a'), line(2, 'b'), line(3, 'b'), line(4, 'c')]);
      expect(storage.findCommand('b')).toEqual({ first: 2, last: 3 });
      expect(storage.findCommand('d')).toBeNull();
    }));

  it('S-4 records are kept by kind and key, replaced and removed', () =>
    withStorage((storage) => {
      storage.put('person', 'anna', { pin: 1 });
      storage.put('session', 'anna', 'other kind');
      storage.put('person', 'anna', { pin: 2 });
      storage.put('person', 'ewa', { pin: 3 });
      expect(storage.get('person', 'anna')).toEqual({ pin: 2 });
      expect(storage.list('person')).toEqual([
        { key: 'anna', value: { pin: 2 } },
        { key: 'ewa', value: { pin: 3 } },
      ]);
      storage.remove('person', 'anna');
      expect(storage.get('person', 'anna')).toBeNull();
      expect(storage.get('session', 'anna')).toBe('other kind');
    }));

  it('S-5 a record that was put is a copy: changing the original changes nothing', () =>
    withStorage((storage) => {
      const value = { needs: ['forms'] };
      storage.put('client', 't', value);
      value.needs.push('canary');
      expect(storage.get('client', 't')).toEqual({ needs: ['forms'] });
    }));

  it('S-6 atomically is all or nothing, for lines and records together', () =>
    withStorage((storage) => {
      storage.append([line(1)]);
      storage.put('setting', 'a', 1);
      expect(() =>
        storage.atomically(() => {
          storage.append([line(2), line(3)]);
          storage.put('setting', 'a', 2);
          storage.put('setting', 'b', 1);
          throw new Error('disk full');
        }),
      ).toThrow('disk full');
      expect(storage.head()?.seq).toBe(1);
      expect(storage.get('setting', 'a')).toBe(1);
      expect(storage.get('setting', 'b')).toBeNull();
      expect(
        storage.atomically(() => {
          storage.append([line(2)]);
          return 'done';
        }),
      ).toBe('done');
      expect(storage.head()?.seq).toBe(2);
    }));

  it('V-21 a sweep takes lines out before a number, and the rest stays as it was', () =>
    withStorage((storage) => {
      storage.append(Array.from({ length: 2_500 }, (_, i) => line(i + 1)));
      storage.put('person', 'anna', { pin: 1 });
      storage.put('client', 't', { note: 'canary' });
      storage.remove('client', 't');
      const steps = [...storage.sweep(2_401)];
      expect(steps.length).toBeGreaterThan(0);
      expect(storage.read(1, 1)).toEqual([line(2_401)]);
      expect(storage.head()).toEqual({ seq: 2_500, hash: line(2_500).hash });
      expect(storage.findCommand('command-2400')).toBeNull();
      expect(storage.findCommand('command-2401')).toEqual({ first: 2_401, last: 2_401 });
      expect(storage.list('person')).toEqual([{ key: 'anna', value: { pin: 1 } }]);
      storage.append([line(2_501)]);
      expect([...storage.sweep(2_401)].length).toBeGreaterThan(0);
      expect(storage.read(2_500, 10)).toEqual([line(2_500), line(2_501)]);
    }));

  it('V-21 a sweep that is broken off anywhere leaves everything that counts', () =>
    withStorage((storage) => {
      storage.append(Array.from({ length: 1_200 }, (_, i) => line(i + 1)));
      storage.put('person', 'anna', { pin: 1 });
      for (let stop = 0; stop < 12; stop += 1) {
        const steps = storage.sweep(1_101);
        for (let i = 0; i < stop; i += 1) steps.next();
        const seq = 1_200 + stop;
        expect(storage.head()?.seq).toBe(seq);
        storage.append([line(seq + 1)]);
        expect(storage.findCommand(`command-${seq + 1}`)).toEqual({ first: seq + 1, last: seq + 1 });
        expect(storage.read(1_101, 1)).toEqual([line(1_101)]);
        expect(storage.get('person', 'anna')).toEqual({ pin: 1 });
      }
    }));

  it('S-7 lines about a ticket are found by what stands in them', () =>
    withStorage((storage) => {
      const about = (seq: number, ticket: string) => ({ ...line(seq), text: `{"seq":${seq},"ticket":"${ticket}"}` });
      storage.append([about(1, 'aaa'), about(2, 'bbb'), about(3, 'aaa')]);
      expect(storage.linesAbout('aaa', 1).map(({ seq }) => seq)).toEqual([1, 3]);
      expect(storage.linesAbout('aaa', 2).map(({ seq }) => seq)).toEqual([3]);
      expect(storage.linesAbout('%', 1)).toEqual([]);
    }));
}
