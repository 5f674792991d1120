import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { askApi } from '../../../shared/browser/ask-api.ts';
import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { readOfficeText } from '../../../shared/domain/office/read-office-file.ts';
import { OfficeFileMistakeSchema, OfficeFileSavedSchema } from '../../../shared/protocol/http/office-file.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { officeFilePath } from '../office-file.ts';

export type Mistake = v.InferOutput<typeof OfficeFileMistakeSchema>;

export type Import =
  | { state: 'none' }
  | { state: 'reading'; name: string }
  | { state: 'unreadable'; name: string }
  | { state: 'mistakes'; name: string; mistakes: readonly Mistake[] }
  | { state: 'ready'; name: string; file: OfficeFile; kilobytes: number }
  | { state: 'sending'; name: string; file: OfficeFile; kilobytes: number }
  /** Sent, and either refused or not answered. Sending the same file again does no harm. */
  | { state: 'not-saved'; name: string; file: OfficeFile; kilobytes: number; refusal: WireRefusal | null }
  | { state: 'saved'; name: string; version: number };

/** A slow line may take a while for a large file; giving up early would help nobody. */
const PATIENCE = 120_000;
const MistakesSchema = v.array(OfficeFileMistakeSchema);

/** The way of an office file from this device into use: read, checked here, looked at, sent, checked there. */
export function useImport(office: string) {
  const [now, setNow] = useState<Import>({ state: 'none' });

  const choose = async (chosen: File): Promise<void> => {
    const { name } = chosen;
    setNow({ state: 'reading', name });
    let text: string;
    try {
      text = await chosen.text();
    } catch {
      setNow({ state: 'unreadable', name });
      return;
    }
    const reading = readOfficeText(text);
    if (!reading.ok) {
      setNow({ state: 'mistakes', name, mistakes: reading.mistakes });
    } else if (reading.file.id !== office) {
      setNow({
        state: 'mistakes',
        name,
        mistakes: [{ path: 'id', kind: 'other-office', expected: office, found: reading.file.id }],
      });
    } else {
      setNow({ state: 'ready', name, file: reading.file, kilobytes: Math.max(1, Math.round(chosen.size / 1024)) });
    }
  };

  const send = async (): Promise<void> => {
    if (now.state !== 'ready' && now.state !== 'not-saved') return;
    const { name, file, kilobytes } = now;
    setNow({ state: 'sending', name, file, kilobytes });
    const answer = await askApi(officeFilePath(office), {
      method: 'PUT',
      body: file,
      schema: OfficeFileSavedSchema,
      patience: PATIENCE,
    });
    if (answer.kind === 'ok') {
      setNow({ state: 'saved', name, version: answer.value.version });
      return;
    }
    const refusal = answer.kind === 'refused' ? answer.refusal : null;
    const mistakes = v.safeParse(MistakesSchema, refusal?.mistakes);
    if (mistakes.success && mistakes.output.length > 0) {
      setNow({ state: 'mistakes', name, mistakes: mistakes.output });
    } else {
      setNow({ state: 'not-saved', name, file, kilobytes, refusal });
    }
  };

  return { now, choose, send, forget: () => setNow({ state: 'none' }) };
}
