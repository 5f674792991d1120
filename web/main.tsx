import '../shared/ui/styles.css';
import { render } from 'preact';
import { followLinks, path } from './data/location.ts';
import { loadScreen } from './routes.ts';
import { Screens } from './screens.tsx';

// Before anything is drawn: code, words and data of the first screen are then fetched side by side.
loadScreen(path.peek()).catch(() => undefined);

followLinks();
const root = document.getElementById('app');
if (root) render(<Screens />, root);
