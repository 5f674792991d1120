import { Download, Upload } from 'lucide';
import { useId } from 'preact/hooks';
import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { officeFilePath, useOfficeFile } from '../office-file.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { Changes } from './changes.tsx';
import { type FileChanges, fileChanges } from './file-changes.ts';
import { Kept } from './kept.tsx';
import { Mistakes } from './mistakes.tsx';
import { useImport } from './use-import.ts';
import './file.css';

/** The office file, out and in. Everything that an office is stands in it. */
export function FilePage() {
  const {
    info,
    words: { manage },
  } = useStaff();
  const handle = useOfficeFile();
  const { asked, refresh } = handle;
  return (
    <div class="manage-narrow">
      <PageTitle title={manage('page-file')} note={manage('file-version', { version: info.version })} />
      <section>
        <h2 class="manage-heading">{manage('export')}</h2>
        <p class="file-text">{manage('export-text')}</p>
        <LinkButton href={officeFilePath(info.id)} download={`${info.id}.json`} icon={Download}>
          {manage('export-do')}
        </LinkButton>
      </section>
      <section>
        <h2 class="manage-heading">{manage('import')}</h2>
        <p class="file-text">{manage('import-text')}</p>
        <AskedState handle={handle} label={manage('loading')} />
        {asked.state === 'read' && <ImportFile current={asked.value} onSaved={refresh} />}
      </section>
      {asked.state === 'read' && <Kept current={asked.value} onSaved={refresh} />}
    </div>
  );
}

function ImportFile({ current, onSaved }: { current: OfficeFile; onSaved: () => void }) {
  const {
    info,
    words: { manage, refusal },
  } = useStaff();
  const { now, choose, send, forget } = useImport(info.id);
  const id = useId();
  const sending = now.state === 'sending';
  return (
    <div class="file-import">
      <div>
        <input
          id={id}
          class="file-input vh"
          type="file"
          accept=".json,application/json"
          disabled={sending}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            // The same file can be chosen again once it has been mended.
            event.currentTarget.value = '';
            if (file) void choose(file);
          }}
        />
        <label for={id} class="btn btn-second file-choose">
          <Icon icon={Upload} stroke={2.25} />
          <span class="btn-words">{manage(now.state === 'none' ? 'import-choose' : 'import-choose-other')}</span>
        </label>
      </div>
      <div role="status">
        {now.state === 'reading' && <Loading label={manage('import-reading', { name: now.name })} />}
        {now.state === 'unreadable' && (
          <Empty title={manage('import-unreadable', { name: now.name })}>{manage('import-nothing-changed')}</Empty>
        )}
        {now.state === 'mistakes' && (
          <p class="file-result">
            <b>{manage('import-mistakes', { name: now.name, n: now.mistakes.length })}</b>{' '}
            {manage('import-nothing-changed')}
          </p>
        )}
        {now.state === 'saved' && (
          <p class="file-result">
            <b>{manage('import-saved', { version: now.version })}</b> {manage('import-saved-text')}
          </p>
        )}
        {sending && <Loading label={manage('import-sending', { n: now.kilobytes })} />}
        {now.state === 'not-saved' && (
          <Notice title={now.refusal ? refusal(now.refusal) : manage('import-unanswered')}>
            {manage(now.refusal ? 'import-nothing-changed' : 'import-unanswered-next')}
          </Notice>
        )}
      </div>
      {now.state === 'mistakes' && <Mistakes mistakes={now.mistakes} />}
      {(now.state === 'ready' || now.state === 'sending' || now.state === 'not-saved') && (
        <Preview
          name={now.name}
          changes={fileChanges(current, now.file)}
          sending={sending}
          onDrop={forget}
          onSend={() => void send().then(onSaved)}
        />
      )}
    </div>
  );
}

interface PreviewProps {
  name: string;
  changes: FileChanges;
  sending: boolean;
  onDrop: () => void;
  onSend: () => void;
}

/** Looked at before it is taken into use; a file that changes nothing has nothing to be taken. */
function Preview({ name, changes, sending, onDrop, onSend }: PreviewProps) {
  const {
    words: { manage, staff },
  } = useStaff();
  return (
    <section class="card file-preview">
      <h3 class="file-preview-title">{manage('changes', { name })}</h3>
      <Changes changes={changes} />
      <div class="file-answers">
        <Button onPress={onDrop} disabled={sending}>
          {changes.none ? staff('close') : manage('import-drop')}
        </Button>
        {!changes.none && (
          <Button kind="primary" busy={sending} onPress={onSend}>
            {manage('import-do')}
          </Button>
        )}
      </div>
    </section>
  );
}
