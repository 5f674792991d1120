import { useStaff } from './staff-context.ts';

/** In a demonstration every screen says so, once and calmly. */
export function DemoLine() {
  const { info, words } = useStaff();
  return info.demo ? <p class="staff-demo">{words.staff('demo')}</p> : null;
}
