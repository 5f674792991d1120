import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import type { OfficeInfo, ServiceInfo } from '../../../shared/protocol/office-info.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { OfficeWords } from '../words/words.ts';

/** What every state of a ticket's page has in hand. */
export interface TicketScreenProps {
  info: OfficeInfo;
  service: ServiceInfo | undefined;
  ticket: TicketView;
  words: OfficeWords;
  /** Null while the page is up to date; else the hour that it shows, ms. */
  staleSince: number | null;
  /** The command that waits for its answer. */
  busy: TicketCommand['type'] | null;
  /** Why the last command was not done; gone with the next one. */
  problem: RefusalKey | null;
  /** Asks the office; what it refuses is said on the page. True when it was done, or waits to be sent. */
  ask(command: TicketCommand): Promise<boolean>;
  /** What comes after the first paint is here, with its words. */
  later: boolean;
  /** Something was asked and is not answered yet: nothing else can be asked meanwhile. */
  waits: boolean;
}
