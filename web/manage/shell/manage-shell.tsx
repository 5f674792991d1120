import { LogOut } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { SkipLink } from '../../../shared/ui/skip-link/skip-link.tsx';
import { DemoLine } from '../../staff/demo-line.tsx';
import { LanguageButton } from '../../staff/language-button.tsx';
import { LinkStrip } from '../../staff/link-strip.tsx';
import { NewerVersion } from '../../staff/newer-version.tsx';
import { signOut } from '../../staff/session.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { StepNotice } from '../../staff/step-notice.tsx';
import { pagesOf } from './pages.ts';

export function ManageShell({ page, children }: { page: string; children: ComponentChildren }) {
  const { info, session, words } = useStaff();
  const { manage, staff, text } = words;
  const { person } = session;
  const pages = pagesOf(person.roles);
  return (
    <div class="manage">
      <SkipLink href="#main" label={manage('skip')} />
      <header class="manage-top">
        <Brand name={text(info.name)} />
        {pages.length > 0 && (
          <nav class="manage-nav" aria-label={manage('title')}>
            <ul class="manage-nav-list">
              {pages.map((id) => (
                <li key={id}>
                  <a
                    class="manage-nav-link"
                    href={`/manage${id === '' ? '' : `/${id}`}${location.search}`}
                    aria-current={page === id ? 'page' : undefined}
                  >
                    {manage(`page-${id === '' ? 'now' : id}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="manage-who">
          <p>
            <a class="manage-link" href={`/manage/me${location.search}`}>
              {person.name} {person.surname}
            </a>
            {text(person.position) !== '' && `, ${text(person.position)}`}
          </p>
          <LanguageButton />
          <Button kind="quiet" icon={LogOut} onPress={() => void signOut()}>
            {staff('sign-out')}
          </Button>
        </div>
      </header>
      <main id="main" class="manage-main" tabIndex={-1}>
        <div class="manage-said">
          <LinkStrip meaning={manage('link-lost')} />
          <StepNotice />
        </div>
        {children}
        <NewerVersion />
        <DemoLine />
      </main>
    </div>
  );
}
