import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../shared/ui/button/button.tsx';
import { Empty } from '../shared/ui/empty/empty.tsx';
import { expectArrival } from './data/arrival.ts';
import { path } from './data/location.ts';
import { type LoadedScreen, loadScreen } from './routes.ts';

/** The screen of the current address. The one before it stays until the next is ready, so that nothing flickers. */
export function Screens() {
  const address = path.value;
  const [shown, setShown] = useState<{ path: string; screen: LoadedScreen | null } | null>(null);

  useLayoutEffect(() => {
    let current = true;
    const show = (screen: LoadedScreen | null): void => {
      if (!current) return;
      expectArrival();
      setShown({ path: address, screen });
    };
    loadScreen(address).then(show, () => show(null));
    return () => {
      current = false;
    };
  }, [address]);

  useLayoutEffect(() => {
    if (shown?.screen) document.documentElement.dataset.surface = shown.screen.surface;
  }, [shown]);

  useEffect(() => {
    if (shown)
      void import('./offline/after-first-screen.ts')
        .then(({ afterFirstScreen }) => afterFirstScreen(shown.screen?.surface ?? 'desk'))
        .catch(() => undefined);
  }, [shown !== null]);

  if (!shown) return null;
  if (!shown.screen) return <NotLoaded />;
  const { Screen, params } = shown.screen;
  return <Screen key={shown.path} {...params} />;
}

/** No catalogue can be counted on here, so both languages stand side by side. */
function NotLoaded() {
  return (
    <main id="main" class="not-loaded">
      <h1 lang="pl">Strona się nie wczytała</h1>
      <Empty
        title="The page could not be loaded."
        action={<Button onPress={() => location.reload()}>Spróbuj ponownie / Try again</Button>}
      >
        <span lang="pl">Sprawdź połączenie z internetem.</span> Please check the internet connection.
      </Empty>
    </main>
  );
}
