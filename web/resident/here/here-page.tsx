import { useEffect, useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { newCommandId } from '../../../shared/browser/live-platform.ts';
import { TicketAnswerSchema } from '../../../shared/protocol/http/tickets.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { ProblemKind } from '../../../shared/protocol/problem.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { goTo } from '../../data/location.ts';
import { ownTickets, readTicket } from '../../data/own-tickets.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useOfficeWords } from '../words/words.ts';

/** Where the code in the lobby leads: it checks this phone's ticket in and goes on to it. */
export default function HerePage({ office, code }: { office: string; code: string }) {
  return <OfficeGate office={office}>{(info) => <Here info={info} code={code} />}</OfficeGate>;
}

type State = 'asking' | 'no-ticket' | 'unreachable' | { refused: ProblemKind; address: string };

function Here({ info, code }: { info: OfficeInfo; code: string }) {
  const { t, coming, refusal } = useOfficeWords(info);
  const [state, setState] = useState<State>('asking');
  const [tries, setTries] = useState(0);
  const [id] = useState(newCommandId);

  useEffect(() => {
    void checkIn(info.id, code, id).then((done) => {
      if (typeof done === 'object' && 'address' in done && !('refused' in done))
        goTo(`/t/${done.address}`, { replace: true });
      else setState(done);
    });
  }, [info.id, code, id, tries]);

  return (
    <ResidentPage info={info} title={coming('here-title')}>
      <PageHeading>{coming('here-title')}</PageHeading>
      {state === 'asking' && <Loading label={coming('here-asking')} />}
      {state === 'no-ticket' && (
        <Empty
          title={coming('here-no-ticket')}
          action={
            <LinkButton kind="primary" href={`/o/${info.id}`}>
              {t('take-number')}
            </LinkButton>
          }
        >
          {coming('here-no-ticket-next')}
        </Empty>
      )}
      {state === 'unreachable' && (
        <Empty
          title={coming('here-offline')}
          action={<Button onPress={() => setTries(tries + 1)}>{t('try-again')}</Button>}
        >
          {coming('here-offline-next')}
        </Empty>
      )}
      {typeof state === 'object' && (
        <Empty
          title={refusal(state.refused)}
          action={<LinkButton href={`/t/${state.address}`}>{coming('open-ticket')}</LinkButton>}
        >
          {t('refused-next')}
        </Empty>
      )}
    </ResidentPage>
  );
}

async function checkIn(office: string, code: string, id: string): Promise<State | { address: string }> {
  for (const { address } of await ownTickets(office)) {
    const { reading, refresh } = readTicket(address);
    await refresh();
    const read = reading.peek();
    if (read.state === 'unreachable' || (read.state === 'read' && !read.fresh)) return 'unreachable';
    if (read.state !== 'read' || read.value.ticket.state === 'ended') continue;
    if (read.value.ticket.state !== 'expected') return { address };
    const answer = await askApi(`/api/tickets/${encodeURIComponent(address)}/commands`, {
      method: 'POST',
      body: { id, command: { type: 'CheckIn', code } },
      schema: TicketAnswerSchema,
    });
    if (answer.kind === 'unreachable') return 'unreachable';
    if (answer.kind === 'refused') return { refused: answer.refusal.kind, address };
    readTicket(address).hear(answer.value);
    return { address };
  }
  return 'no-ticket';
}
